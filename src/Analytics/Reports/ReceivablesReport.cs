using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What customers owe at the end of a period, how long it takes to come in, and how punctually each pays.</summary>
/// <param name="Months">The period in view and the range.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Metrics of the period.</param>
/// <param name="Days">DSO by period of the range.</param>
/// <param name="Ageing">Open invoices by how late they are, the total last.</param>
/// <param name="Bands">Customers by how late they pay, the total last.</param>
/// <param name="Band">The band listed; null for the late and the chronic ones.</param>
/// <param name="Payers">Its customers, the largest first.</param>
/// <param name="UnknownBand">What the address asked for in vain.</param>
public sealed record ReceivablesReport(
    MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards, IReadOnlyList<DsoMonth> Days, IReadOnlyList<AgeingClass> Ageing,
    IReadOnlyList<PayerBand> Bands, string? Band, IReadOnlyList<Payer> Payers, string? UnknownBand)
{
    private static readonly string[] Shown = ["receivables", "past_due", "dso", "best_possible_dso", "days_delinquent"];

    /// <summary>Reads the page in one snapshot; null when there is no MRR yet.</summary>
    public static Task<ReceivablesReport?> ReadAsync(Warehouse warehouse, Selection selection, MonthRequest request, string? band, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        var known = PayerBand.Bands.FirstOrDefault(one => one == band);
        return warehouse.ReadOnceAsync<ReceivablesReport?>($"receivables {request} {band} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, request, stop) is not { } months) return null;
            var at = months.Month.Month;
            return new(
                months, ReportSql.Currency(warehouse),
                await Card.ReadAsync(connection, selection, Shown, at, stop),
                [.. (await DsoMonth.ReadAsync(connection, selection, stop)).Where(row => row.Month >= months.From && row.Month <= months.To)],
                await AgeingClass.ReadAsync(connection, selection, at, stop),
                await PayerBand.ReadAsync(connection, selection, at, stop),
                known,
                await Payer.ReadAsync(connection, selection, at, known, stop),
                string.IsNullOrEmpty(band) || band == known ? null : band);
        }, cancel);
    }
}
