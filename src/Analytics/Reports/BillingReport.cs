using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>How payments fail and come in after all, and who is lost over it.</summary>
/// <param name="Months">The period in view and the range.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Metrics of the period.</param>
/// <param name="RecoveryDays">Days that a failed payment has to be made good.</param>
/// <param name="Recovery">What came of failed payments by <see cref="Recovery.Ways"/>: the periods of the range; the total last.</param>
/// <param name="Failed">Failed payments by period of the range.</param>
/// <param name="Expiring">MRR on cards by when they end.</param>
/// <param name="Churn">Churn by kind and period of the range.</param>
public sealed record BillingReport(
    MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards, int RecoveryDays, IReadOnlyDictionary<string, IReadOnlyList<Recovery>> Recovery,
    IReadOnlyList<FailedMonth> Failed, IReadOnlyList<ExpiringCards> Expiring, IReadOnlyList<ChurnKind> Churn)
{
    private static readonly string[] Shown = ["failed_payments", "recovery_rate", "involuntary_churn", "voluntary_churn"];

    /// <summary>Reads the page in one snapshot; null when there is no MRR yet.</summary>
    public static Task<BillingReport?> ReadAsync(Warehouse warehouse, Selection selection, MonthRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync<BillingReport?>($"billing {request} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, request, stop) is not { } months) return null;
            var at = months.Month.Month;
            var recovery = new Dictionary<string, IReadOnlyList<Recovery>>();
            foreach (var way in Reports.Recovery.Ways) recovery[way] = [.. (await Reports.Recovery.ReadAsync(connection, selection, at, way, stop)).Where(row => IsShown(row.Month))];
            return new(
                months, ReportSql.Currency(warehouse),
                await Card.ReadAsync(connection, selection, Shown, at, stop),
                int.Parse(warehouse.Settings.Policies["recovery_days"], System.Globalization.CultureInfo.InvariantCulture),
                recovery,
                [.. (await FailedMonth.ReadAsync(connection, selection, stop)).Where(row => IsShown(row.Month))],
                await ExpiringCards.ReadAsync(connection, selection, stop),
                [.. (await ChurnKind.ReadAsync(connection, selection, stop)).Where(row => IsShown(row.Month))]);

            bool IsShown(DateOnly? month) => month is null || (month >= months.From && month <= months.To);
        }, cancel);
    }
}
