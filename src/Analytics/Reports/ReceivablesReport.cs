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

    /// <summary>Reads the page, the list of payers apart from the rest so that another band asks for nothing again; null when there is no MRR yet.</summary>
    public static async Task<ReceivablesReport?> ReadAsync(Warehouse warehouse, Selection selection, MonthRequest request, string? band, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        var known = PayerBand.Bands.FirstOrDefault(one => one == band);
        var report = await warehouse.ReadOnceAsync<ReceivablesReport?>($"receivables {request} {selection}", async (connection, stop) =>
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
                null, [], null);
        }, cancel);
        if (report is null) return null;
        var payers = await warehouse.ReadOnceAsync(
            $"payers {report.Months.Month.Month} {known} {selection}", (connection, stop) => Payer.ReadAsync(connection, selection, report.Months.Month.Month, known, stop), cancel);
        return report with { Band = known, Payers = payers, UnknownBand = string.IsNullOrEmpty(band) || band == known ? null : band };
    }
}
