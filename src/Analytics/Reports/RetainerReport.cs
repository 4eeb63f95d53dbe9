using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Hours sold by the period: used, brought over, used beyond, and whom to talk to about them.</summary>
/// <param name="Months">The period in view and the range.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Metrics of the period.</param>
/// <param name="Rollover">The policy by which hours go over to the next period.</param>
/// <param name="History">Retainers together, by period of the range.</param>
/// <param name="Periods">Those of the period in view, one by one.</param>
/// <param name="Signs">Whom to talk to, as of the last day.</param>
public sealed record RetainerReport(
    MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards, string Rollover, IReadOnlyList<RetainerMonth> History,
    IReadOnlyList<RetainerPeriod> Periods, IReadOnlyList<RetainerSign> Signs)
{
    private static readonly string[] Shown = ["retainer_utilisation", "effective_hourly_rate", "retainer_overage"];

    /// <summary>Reads the page in one snapshot; null when there is no MRR yet.</summary>
    public static Task<RetainerReport?> ReadAsync(Warehouse warehouse, Selection selection, MonthRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync<RetainerReport?>($"retainers {request} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, request, stop) is not { } months) return null;
            return new(
                months, ReportSql.Currency(warehouse),
                await Card.ReadAsync(connection, selection, Shown, months.Month.Month, stop),
                warehouse.Settings.Policies["retainer_rollover"],
                [.. (await RetainerMonth.ReadAsync(connection, selection, stop)).Where(row => row.Month >= months.From && row.Month <= months.To)],
                await RetainerPeriod.ReadAsync(connection, selection, months.Month.Month, stop),
                await RetainerSign.ReadAsync(connection, selection, stop));
        }, cancel);
    }
}
