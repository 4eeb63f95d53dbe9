using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A theme of the comments that count at the end of a period. Source: Sql/reports/themes.sql.</summary>
/// <param name="Kind"><c>theme</c>, <c>none</c> (comments without one) or <c>total</c> (each comment once).</param>
/// <param name="Theme">Its name in the taxonomy; null unless the kind is a theme.</param>
/// <param name="LabelEs">What Spanish readers call it.</param>
/// <param name="LabelEn">What English readers call it.</param>
/// <param name="Comments">How many comments.</param>
/// <param name="Customers">How many customers wrote them.</param>
/// <param name="Mrr">What these customers pay at the end of the period, each once.</param>
/// <param name="Promoters">Comments beside an NPS score of 9 or 10.</param>
/// <param name="Passives">Beside one of 7 or 8.</param>
/// <param name="Detractors">Beside one of 0 to 6.</param>
/// <param name="Other">Beside an answer to another survey.</param>
/// <param name="Shared">The smaller of detractors and passives.</param>
/// <param name="Trail">Comments written in each of the twelve months to the period's end.</param>
public sealed record CommentTheme(
    string Kind, string? Theme, string? LabelEs, string? LabelEn, long Comments, long Customers, decimal Mrr,
    long Promoters, long Passives, long Detractors, long Other, long Shared, IReadOnlyList<long> Trail)
{
    /// <summary>The columns that the themes can be sorted by; the first is the usual one.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["shared", "comments", "customers", "mrr"];

    /// <summary>Its name as lists of comments are asked for it; null for all of them.</summary>
    public string? Asked => Kind == "theme" ? Theme : Kind == "none" ? "none" : null;

    internal static Task<IReadOnlyList<CommentTheme>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string sort, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "themes", Row, cancel, ("month", month), ("sort", sort));

    private static CommentTheme Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("theme"), row.Text("label_es"), row.Text("label_en"), row.Count("comments"), row.Count("customers"), row.Amount("mrr"),
        row.Count("promoters"), row.Count("passives"), row.Count("detractors"), row.Count("other"), row.Count("shared"), [.. ((System.Collections.IEnumerable)row["trail"]).Cast<long>()]);
}
