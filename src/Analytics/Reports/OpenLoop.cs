using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>An answer that somebody should speak to the customer about. Source: Sql/reports/open_loops.sql.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Its CSM; null where it has none.</param>
/// <param name="Contact">Who answered; null where the answer names nobody.</param>
/// <param name="Reason"><c>detractor</c>, or <c>fall</c>: 3 points or more below the answer before.</param>
/// <param name="Day">The day of the answer.</param>
/// <param name="Due">Two working days later.</param>
/// <param name="TouchedOn">The first contact with the customer since; null where there is none.</param>
/// <param name="Score">0 to 10.</param>
/// <param name="ScoreBefore">The contact's answer before; null where it is the first.</param>
/// <param name="Comment">What they wrote.</param>
/// <param name="Mrr">What the customer pays at the end of the period.</param>
/// <param name="OfAll">How many such answers there are.</param>
public sealed record OpenLoop(
    string CustomerId, string Name, string? Owner, string? Contact, string Reason, DateOnly Day, DateOnly Due, DateOnly? TouchedOn,
    decimal Score, decimal? ScoreBefore, string? Comment, decimal Mrr, long OfAll)
{
    internal static Task<IReadOnlyList<OpenLoop>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(
            connection, selection, "open_loops",
            row => new OpenLoop(
                row.Text("customer_id")!, row.Text("name")!, row.Text("owner"), row.Text("contact"), row.Text("reason")!, row.Day("day"), row.Day("due"), row.DayOrNull("touched_on"),
                row.Amount("score"), row.AmountOrNull("score_before"), row.Text("comment"), row.Amount("mrr"), row.Count("of_all")),
            cancel, ("month", month), ("size", 500));
}
