using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What the first page shows for a month: cards, bridge, the customers that moved MRR most, the months around it.</summary>
/// <param name="Months">The month in view and the range.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Eight metrics.</param>
/// <param name="Bridge">From opening to closing MRR.</param>
/// <param name="Movers">Ten customers.</param>
/// <param name="Movements">The months of the range.</param>
/// <param name="Soon">Renewals of the next 90 days, by risk, and their total; none for a month of the past.</param>
public sealed record OverviewReport(
    MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards, IReadOnlyList<BridgeStep> Bridge, IReadOnlyList<Mover> Movers, IReadOnlyList<MovementMonth> Movements,
    IReadOnlyList<RenewalsSoon> Soon)
{
    private static readonly string[] Shown =
        ["mrr", "net_new_mrr", "committed_mrr", "arpa", "customers", "logo_churn", "gross_mrr_churn", "quick_ratio"];

    /// <summary>Change of MRR over the month, as the metric has it.</summary>
    public decimal NetNew => Cards.Single(card => card.Metric.Name == "net_new_mrr").Value ?? 0;

    /// <summary>Reads the page in one snapshot; null when there is no MRR yet.</summary>
    public static Task<OverviewReport?> ReadAsync(Warehouse warehouse, Selection selection, MonthRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync<OverviewReport?>($"overview {request} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, request, stop) is not { } months) return null;
            return new(
                months, ReportSql.Currency(warehouse),
                await Card.ReadAsync(connection, selection, Shown, months.Month.Month, stop),
                await BridgeStep.ReadAsync(connection, selection, months.Month.Month, stop),
                await Mover.ReadAsync(connection, selection, months.Month.Month, stop),
                await MovementMonth.ReadAsync(connection, selection, months.From, months.To, stop),
                months.After is not { IsComplete: true } ? await RenewalsSoon.ReadAsync(connection, selection, stop) : []);
        }, cancel);
    }
}
