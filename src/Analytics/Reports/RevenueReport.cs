using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What the revenue page shows: movements by month, metrics, subtypes, and the month split by an attribute.</summary>
/// <param name="Months">The month in view and the range.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Movements">The months of the range.</param>
/// <param name="Cards">Metrics of the month.</param>
/// <param name="Subtypes">Why MRR moved.</param>
/// <param name="Breakdown">The month by plan, product, segment, country or currency.</param>
/// <param name="UnknownDimension">What the address asked to split by, where there is no such thing.</param>
public sealed record RevenueReport(
    MonthChoice Months, string? Currency, IReadOnlyList<MovementMonth> Movements, IReadOnlyList<Card> Cards,
    IReadOnlyList<SubtypeSum> Subtypes, Breakdown Breakdown, string? UnknownDimension)
{
    private static readonly string[] Shown =
    [
        "mrr", "arr", "committed_mrr", "customers", "arpa", "asp", "non_recurring_revenue", "usage_run_rate",
        "quick_ratio", "gross_mrr_churn", "net_mrr_churn", "logo_churn",
    ];

    /// <summary>Reads the page in one snapshot; null when there is no MRR yet.</summary>
    public static Task<RevenueReport?> ReadAsync(Warehouse warehouse, Selection selection, MonthRequest request, string? by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        var known = Breakdown.Dimensions.Contains(by) ? by! : Breakdown.Dimensions[0];
        return warehouse.ReadOnceAsync<RevenueReport?>($"revenue {request} {by} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, request, stop) is not { } months) return null;
            return new(
                months, ReportSql.Currency(warehouse),
                await MovementMonth.ReadAsync(connection, selection, months.From, months.To, stop),
                await Card.ReadAsync(connection, selection, Shown, months.Month.Month, stop),
                await SubtypeSum.ReadAsync(connection, selection, months, stop),
                await Breakdown.ReadAsync(connection, selection, months.Month.Month, known, stop),
                string.IsNullOrEmpty(by) || by == known ? null : by);
        }, cancel);
    }
}
