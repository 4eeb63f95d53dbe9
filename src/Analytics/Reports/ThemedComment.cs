using System.Data.Common;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A comment that counts at the end of a period. Source: Sql/reports/theme_comments.sql.</summary>
/// <param name="CustomerId">Whose it is.</param>
/// <param name="Name">What the customer is called.</param>
/// <param name="Day">When it was written.</param>
/// <param name="Survey"><c>nps</c>, <c>csat</c> or <c>ces</c>.</param>
/// <param name="Score">The score beside it.</param>
/// <param name="Kind"><c>promoter</c>, <c>passive</c> or <c>detractor</c>; null for other surveys than NPS.</param>
/// <param name="Language">Code of its language; null where it is not known.</param>
/// <param name="Themes">Names of its themes.</param>
/// <param name="Comment">What it says, as it was written.</param>
/// <param name="ResponseId">The answer that it came with.</param>
/// <param name="Found">How many comments there are in all.</param>
public sealed record ThemedComment(
    string CustomerId, string Name, DateOnly Day, string Survey, decimal Score, string? Kind, string? Language, IReadOnlyList<string> Themes, string Comment, string ResponseId, long Found)
{
    /// <summary>Comments on a page.</summary>
    public const int PageSize = 50;

    internal static Task<IReadOnlyList<ThemedComment>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string? theme, long start, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "theme_comments", Row, cancel, ("month", month), ("theme", theme), ("start", start), ("size", (long)PageSize));

    /// <summary>The whole list, one comment after the other.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="month">The period in view, as an address writes it.</param>
    /// <param name="theme">A theme, <c>none</c>, or null for all comments.</param>
    /// <param name="begin">Told the period before the first comment.</param>
    /// <param name="write">Takes a comment.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<bool> ExportAsync(
        Warehouse warehouse, Selection selection, string? month, string? theme, Action<DateOnly> begin, Func<ThemedComment, Task> write, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(write);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            if (await MonthChoice.OfSurveysAsync(connection, selection, new(month), stop) is not { } months) return false;
            begin(months.Month.Month);
            var selected = selection.InFrontOf(ReportSql.Text("theme_comments"));
            (string, object?)[] parameters = [("month", months.Month.Month), ("theme", theme), ("start", 1L), ("size", null), .. selected.Parameters];
            await foreach (var comment in ReportSql.EachAsync(connection, selected.Sql, Row, parameters, stop)) await write(comment);
            return true;
        }, cancel);
    }

    private static ThemedComment Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Day("day"), row.Text("survey")!, row.Amount("score"), row.Text("kind"), row.Text("language"),
        row.Text("themes") is { Length: > 0 } themes ? themes.Split(',') : [], row.Text("comment")!, row.Text("response_id")!, row.Count("found"));
}
