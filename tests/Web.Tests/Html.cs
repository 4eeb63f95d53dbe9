using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Retention.Web.Tests;

/// <summary>Reads what a test needs out of a page.</summary>
public static class Html
{
    /// <summary>The antiforgery token of the first form.</summary>
    public static string Token(string html) => new HtmlParser().ParseDocument(html).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>Style sheets, scripts and icons that the page asks for.</summary>
    public static IReadOnlyList<string> Files(string html) => Addresses(new HtmlParser().ParseDocument(html));

    /// <summary>Scripts that the page asks for when somebody moves.</summary>
    public static IReadOnlyList<string> LaterFiles(string html) =>
        [.. new HtmlParser().ParseDocument(html).QuerySelectorAll<IHtmlTemplateElement>("template").SelectMany(template => Addresses(template.Content))];

    private static List<string> Addresses(IParentNode part) =>
        [.. part.QuerySelectorAll("link[href], script[src]").Select(tag => tag.GetAttribute("href") ?? tag.GetAttribute("src")!)];
}
