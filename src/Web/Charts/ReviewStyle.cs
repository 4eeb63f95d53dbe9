using System.Globalization;
using System.Text.RegularExpressions;
using Retention.Analytics.Reviews;
using Retention.Web.Language;
using Retention.Web.Work;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Charts;

/// <summary>The colours of a review and what stands at the edges of its printed pages, as a style sheet of its own: a page may hold no style itself.</summary>
public static partial class ReviewStyle
{
    /// <summary>What text needs against what is behind it (WCAG 2.2, 1.4.3).</summary>
    public const double LeastContrast = 4.5;

    /// <summary>The colour of paper.</summary>
    public const string Paper = "#ffffff";

    private const string Ink = "#0f172a";

    /// <summary>A colour as it is kept, <c>#0f766e</c>; null where it is none.</summary>
    public static string? Colour(string? text) => Written().IsMatch(text ?? "") ? text!.ToLowerInvariant() : null;

    /// <summary>How far two colours stand apart, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Light(one), Light(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The address of the style sheet of a review.</summary>
    /// <param name="look">Its colours.</param>
    /// <param name="quarter">Its quarter.</param>
    /// <param name="words">The reader's words.</param>
    public static string Address(ReviewLook look, ReviewQuarter quarter, Words words)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(words);
        return $"/review/look.css?heading={look.Heading[1..]}&band={look.Band[1..]}&quarter={quarter.Key}&language={words.Language}";
    }

    /// <summary>The style sheet.</summary>
    /// <param name="heading">Colour of headings.</param>
    /// <param name="band">Colour of the band at the top; what stands on it is white or dark, whichever reads better.</param>
    /// <param name="title">What stands at the top of every printed page.</param>
    /// <param name="paper">a4 or letter; null where the printer decides.</param>
    public static string Sheet(string heading, string band, string title, string? paper)
    {
        var on = Contrast(band, Paper) >= Contrast(band, Ink) ? Paper : Ink;
        var safe = Unsafe().Replace(title, " ");
        return $$"""
            :root { --review-heading: {{Colour(heading) ?? ReviewLook.UsualHeading}}; --review-band: {{Colour(band) ?? ReviewLook.UsualBand}}; --review-on-band: {{on}}; }
            @page { {{(paper is "a4" or "letter" ? $"size: {paper};" : "")}} margin: 18mm 14mm 16mm;
              @top-left { content: "{{safe}}"; font: 8pt sans-serif; color: #5b6b82; }
              @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #5b6b82; } }
            """;
    }

    /// <summary>Maps the style sheet. It holds nothing but what its address says, so it is open.</summary>
    public static void MapReviewStyle(this IEndpointRouteBuilder app) => app.MapGet("/review/look.css", (string? heading, string? band, string? quarter, string? language, Words words) =>
    {
        if (Colour("#" + heading) is not { } dark || Colour("#" + band) is not { } behind || ReviewQuarter.Read(quarter) is not { } of) return Results.NotFound();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "es" ? "es" : "en");
        return Results.Text(Sheet(dark, behind, words["review.title", PeriodKey.Name(of.Key, words)], null), "text/css");
    }).AllowAnonymous();

    private static double Light(string colour)
    {
        return (0.2126 * Part(1)) + (0.7152 * Part(3)) + (0.0722 * Part(5));

        double Part(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }
    }

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z")]
    private static partial Regex Written();

    [GeneratedRegex("""["\\\p{C}<>]""")]
    private static partial Regex Unsafe();
}
