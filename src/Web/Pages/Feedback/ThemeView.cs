using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Pages.Feedback;

/// <summary>Themes as a table: its columns, what these mean, and where its cells lead.</summary>
/// <param name="Themes">The rows in their order.</param>
/// <param name="Month">The period in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Of">Which customers.</param>
/// <param name="Sort">What the rows are sorted by; null where they cannot be sorted.</param>
public sealed record ThemeView(IReadOnlyList<CommentTheme> Themes, ReportMonth Month, string? Currency, Selection Of, string? Sort = null)
{
    /// <summary>Signs of a comment that a page shows; a file has them all.</summary>
    public const int Shown = 2_000;

    /// <summary>Columns of the table.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["shared", "detractors", "passives", "promoters", "other", "comments", "customers", "mrr"];

    /// <summary>The months that a trail is of.</summary>
    public IEnumerable<DateOnly> Trailing => Enumerable.Range(-11, 12).Select(Month.EndMonth.AddMonths);

    /// <summary>The page of themes, sorted by a column.</summary>
    public string Sorted(string column) => $"/feedback/themes?month={Links.Month(Month.Month)}&sort={column}{Links.And(Of)}#themes";

    /// <summary>The comments of a row.</summary>
    public string Comments(CommentTheme row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Comments(row.Asked, 1) + "#comments";
    }

    /// <summary>The comments with a theme, from one on.</summary>
    public string Comments(string? theme, long start) =>
        $"/feedback/themes?month={Links.Month(Month.Month)}{(theme is null ? "" : "&theme=" + Links.Escape(theme))}{(Sort is null ? "" : "&sort=" + Sort)}{Links.And(Of)}"
        + (start > 1 ? FormattableString.Invariant($"&start={start}") : "");

    /// <summary>What a row is called.</summary>
    public static string Name(CommentTheme row, Words words)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(words);
        return row.Kind == "theme" ? (words.Language == "es" ? row.LabelEs : row.LabelEn)! : words[$"themes.row.{row.Kind}"];
    }

    /// <summary>What a theme is called that a comment names; its own name where the taxonomy has none of it any more.</summary>
    public string Name(string theme, Words words) => Themes.FirstOrDefault(row => row.Theme == theme) is { } row ? Name(row, words) : theme;

    /// <summary>The beginning of a comment, and whether that is all of it.</summary>
    public static (string Text, bool IsAll) Cut(string comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return comment.Length <= Shown ? (comment, true) : (comment[..(char.IsHighSurrogate(comment[Shown - 1]) ? Shown - 1 : Shown)], false);
    }

    /// <summary>What every column means.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(name => new Definition(
            Definition.IdOf("themes_" + name), words[$"themes.{name}"], words[$"define.themes.{name}"], "mart.comments, mart.service_balances",
            "docs/decisions/0036-comments-are-read-by-our-own-light-engine.md", null, "/metrics#themes"))];
    }
}
