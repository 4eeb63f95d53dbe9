using System.Net;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Retention.Web.Work.Notes;

/// <summary>Markdown of a note as HTML that can do nothing: no HTML of its own, no pictures, links to the web and to mail only.</summary>
public static class NoteText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    private static readonly string[] Schemes = ["http", "https", "mailto"];

    /// <summary>The HTML.</summary>
    public static string Render(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        try
        {
            return Tame(Markdown.Parse(markdown, Pipeline)).ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // Nested too deeply for a text that a person wrote: it is shown as it stands.
            return $"<pre>{WebUtility.HtmlEncode(markdown)}</pre>";
        }
    }

    private static MarkdownDocument Tame(MarkdownDocument document)
    {
        // The page has its own headings above those of a note.
        foreach (var heading in document.Descendants<HeadingBlock>()) heading.Level = Math.Min(6, heading.Level + 3);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (link.IsImage || !IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url)) Unlink(link);
            else Mark(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToList())
        {
            if (link.IsEmail || IsSafe(link.Url)) Mark(link);
            else link.ReplaceBy(new LiteralInline(link.Url));
        }

        return document;
    }

    private static bool IsSafe(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && Schemes.Contains(address.Scheme);

    private static void Mark(IMarkdownObject link) => link.GetAttributes().AddProperty("rel", "nofollow noopener noreferrer");

    // The words of the link stay; an address that leads nowhere is not kept.
    private static void Unlink(LinkInline link)
    {
        foreach (var part in link.ToList())
        {
            part.Remove();
            link.InsertBefore(part);
        }

        link.Remove();
    }
}
