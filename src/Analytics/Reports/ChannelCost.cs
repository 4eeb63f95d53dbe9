using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>What winning the customers of a channel cost in a period. Source: Sql/reports/cac.sql.</summary>
/// <param name="Kind"><c>channel</c>, <c>unattributed</c> (customers without a channel), <c>unallocated</c> (cost that no channel bears) or <c>total</c>.</param>
/// <param name="Channel">The channel; null for the other kinds.</param>
/// <param name="Own">What was booked on it; null where no cost is known.</param>
/// <param name="Labour">Its share of the labour without a channel.</param>
/// <param name="Cost">Both.</param>
/// <param name="Customers">New customers; null where there can be none.</param>
/// <param name="NewMrr">Their MRR on the day they began.</param>
/// <param name="Cac">Cost by customer; null where it is not defined.</param>
/// <param name="Payback">Months until a customer has paid that back; null where it is not defined.</param>
/// <param name="Why">What the first of the two that is not defined lacks.</param>
public sealed record ChannelCost(
    string Kind, string? Channel, decimal? Own, decimal? Labour, decimal? Cost, long? Customers, decimal? NewMrr, decimal? Cac, decimal? Payback, string? Why)
{
    /// <summary>The most months between a cost and the customers it is set against.</summary>
    public const int LongestLag = 6;

    internal static Task<IReadOnlyList<ChannelCost>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, int lag, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "cac", Row, cancel, ("month", month), ("lag", lag));

    private static ChannelCost Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("channel"), row.AmountOrNull("own"), row.AmountOrNull("labour"), row.AmountOrNull("cost"),
        row.CountOrNull("customers"), row.AmountOrNull("new_mrr"), row.AmountOrNull("cac"), row.AmountOrNull("payback"), row.Text("why"));
}
