using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>How customers with one trait at signing fare. Source: Sql/reports/profile.sql.</summary>
/// <param name="Trait"><c>segment</c>, <c>industry</c>, <c>country</c>, <c>acquisition_channel</c>, <c>plan</c> or <c>billing</c>.</param>
/// <param name="Value">The value; null where customers have none, or several plans from the start.</param>
/// <param name="Customers">Who pays at the end of the period.</param>
/// <param name="Arpa">What one of them pays a month.</param>
/// <param name="Exposed">What the churn rests on.</param>
/// <param name="Churn">A month, as a fraction; null where it is not defined.</param>
/// <param name="ChurnLow">Lower end of its 95 % interval.</param>
/// <param name="ChurnHigh">Upper end of it.</param>
/// <param name="Capped">Lifetime value of 60 months at most.</param>
/// <param name="CappedLow">The same at the upper end of churn.</param>
/// <param name="CappedHigh">The same at the lower end of churn.</param>
/// <param name="IsSmall">Whether there are fewer than 30 customers.</param>
/// <param name="Why">What is lacking.</param>
public sealed record CustomerProfile(
    string Trait, string? Value, long Customers, decimal? Arpa, long? Exposed, decimal? Churn, decimal? ChurnLow, decimal? ChurnHigh,
    decimal? Capped, decimal? CappedLow, decimal? CappedHigh, bool IsSmall, string? Why)
{
    internal static Task<IReadOnlyList<CustomerProfile>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "profile", Row, cancel, ("month", month));

    private static CustomerProfile Row(DbDataReader row) => new(
        row.Text("trait")!, row.Text("value"), row.Count("customers"), row.AmountOrNull("arpa"), row.CountOrNull("exposed"), row.AmountOrNull("churn"),
        row.AmountOrNull("churn_low"), row.AmountOrNull("churn_high"), row.AmountOrNull("capped"), row.AmountOrNull("capped_low"), row.AmountOrNull("capped_high"),
        row.Flag("is_small"), row.Text("why"));
}
