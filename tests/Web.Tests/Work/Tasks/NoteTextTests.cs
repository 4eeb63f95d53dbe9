using AngleSharp.Html.Parser;
using Retention.Web.Work.Notes;

namespace Retention.Web.Tests.Work.Tasks;

/// <summary>Markdown of a note is shown, and nothing in it can do anything.</summary>
public sealed class NoteTextTests
{
    /// <summary>What people have tried elsewhere; none of it may become an element, an attribute or an address that acts.</summary>
    public static readonly string[] Nasty =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<style>body{display:none}</style>",
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](  javascript:alert(1))", "[a](java\tscript:alert(1))", "[a](java&#10;script:alert(1))", "[a](&#106;avascript:alert(1))", "[a](javascript&colon;alert(1))",
        "[a](vbscript:msgbox(1))", "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[a](file:///etc/passwd)", "[a](//evil.example)", "[a](/jobs?handler=Run)", "[a](\\\\evil.example\\x)", "[a](#top)",
        "![a](https://evil.example/pixel.png)", "![a](javascript:alert(1))", "[![a](https://evil.example/p.png)](https://example.com)", "<javascript:alert(1)>", "<https://example.com/\"onmouseover=alert(1)>",
        "[a](https://example.com \"x\\\" onmouseover=\\\"alert(1)\")", "[a][b]\n\n[b]: javascript:alert(1)", "[a][b]\n\n[b]: https://example.com 'x\" onclick=\"alert(1)'", "```html onclick=alert(1)\n<script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`", "# <script>alert(1)</script>", "> <form action=https://evil.example><button>Send</button></form>", "<!-- --><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "a <b onclick=alert(1)>b</b>",
        "<a href=\"javascript:alert(1)\">a</a>", "[a]( https://example.com\njavascript:alert(1) )", "\u0000<scr\u0000ipt>alert(1)</script>", "<base href=https://evil.example>", "<meta http-equiv=refresh content=0;url=https://evil.example>", "{onclick=alert(1)}", "[a](https://example.com){onclick=alert(1)}",
    ];

    public static TheoryData<string> All() => [.. Nasty];

    [Theory, MemberData(nameof(All))]
    public void Nothing_acts(string text)
    {
        var page = new HtmlParser().ParseDocument($"<body>{NoteText.Render(text)}</body>");
        page.QuerySelectorAll("script, img, svg, iframe, style, form, button, base, meta[http-equiv], object, embed, link").ShouldBeEmpty();
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            element.Attributes.Where(one => one.Name is not ("href" or "rel" or "title" or "class" or "start")).ShouldBeEmpty(element.OuterHtml);
            if (element.GetAttribute("href") is not { } address) continue;
            new Uri(address, UriKind.Absolute).Scheme.ShouldBeOneOf("http", "https", "mailto");
            element.GetAttribute("rel").ShouldBe("nofollow noopener noreferrer");
        }
    }

    [Fact]
    public void What_is_meant_is_shown()
    {
        var html = NoteText.Render("# Call\n\nThey **stay**,\nfor now.\n\n- one\n- two\n\n[Offer](https://example.com/a?b=1&c=2) <ana@example.com>");
        var page = new HtmlParser().ParseDocument(html);
        page.QuerySelector("h4")!.TextContent.ShouldBe("Call");
        page.QuerySelector("strong")!.TextContent.ShouldBe("stay");
        page.QuerySelectorAll("li").Length.ShouldBe(2);
        page.QuerySelectorAll("br").Length.ShouldBe(1);
        page.QuerySelectorAll("a").Select(one => one.GetAttribute("href")).ShouldBe(["https://example.com/a?b=1&c=2", "mailto:ana@example.com"]);
    }

    [Fact]
    public void The_words_of_a_link_that_goes_nowhere_stay() => NoteText.Render("See [the **plan**](javascript:x) here.").ShouldBe("<p>See the <strong>plan</strong> here.</p>\n");

    [Fact]
    public void A_text_that_is_nested_without_end_is_shown_in_time()
    {
        foreach (var text in new[] { new string('>', 8000), new string('[', 8000), new string('*', 8000), string.Concat(Enumerable.Repeat("- ", 4000)), string.Concat(Enumerable.Repeat("[a](", 2000)), new string('`', 7999) + "a" })
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            NoteText.Render(text).Length.ShouldBeGreaterThan(0);
            watch.Elapsed.TotalSeconds.ShouldBeLessThan(5, text[..8]);
        }
    }
}
