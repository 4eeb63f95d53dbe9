using System.Data.Common;
using Retention.Analytics.Lifetimes;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>MRR of the next 12 months with a range, and how far such forecasts lay from what happened. Source: Sql/reports/forecast_cohorts.sql and forecast_known.sql.</summary>
/// <param name="Currency">The reporting currency.</param>
/// <param name="History">MRR at the end of each whole month, oldest first.</param>
/// <param name="Months">The months ahead; none without enough history.</param>
/// <param name="Trials">Forecasts of earlier months, by how far ahead they looked.</param>
public sealed record ForecastReport(string? Currency, IReadOnlyList<(DateOnly Month, double Mrr)> History, IReadOnlyList<ForecastMonth> Months, IReadOnlyList<ForecastTrial> Trials)
{
    // As many as forecast_known reads.
    private const int MonthsKnown = 43;

    /// <summary>Reads and foresees, in one snapshot; by month whatever the periods of the selection.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<ForecastReport> ReadAsync(Warehouse warehouse, Selection selection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        var of = selection with { Grain = Grain.Month, Against = Against.Before };
        return warehouse.ReadOnceAsync($"forecast {of}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var closing = await ReportSql.ReadAsync(connection, of, "forecast_months", row => (Month: row.Day("month"), Mrr: (double)row["mrr"]), stop);
            if (closing.Count == 0) return new ForecastReport(ReportSql.Currency(warehouse), [], [], []);
            var first = closing[0].Month;
            var cohorts = new List<double>[closing.Count];
            for (var i = 0; i < cohorts.Length; i++) cohorts[i] = [];
            foreach (var (cohort, mrr) in await ReportSql.ReadAsync(connection, of, "forecast_cohorts", row => (row.Day("cohort"), (double)row["mrr"]), stop))
            {
                if (Ahead(first, cohort) is >= 0 and var place && place < cohorts.Length) cohorts[place].Add(mrr);
            }

            var known = await ReportSql.ReadAsync(connection, of, "forecast_known", Known, stop);
            var history = new RevenueHistory([.. closing.Select(one => one.Mrr)], cohorts);
            var last = closing.Count - 1;
            var endings = closing.Select((one, i) => last - i < MonthsKnown ? Endings(known, one.Month) : []).ToList();
            var starting = Enumerable.Range(1, RevenueForecast.Months).Select(ahead => known.Where(one => one.What == "starts" && one.Ahead == ahead).Sum(one => one.Mrr)).ToList();
            var forecasts = new RevenueForecasts(history, endings);
            var forecast = forecasts.From(last, starting);
            return new(
                ReportSql.Currency(warehouse), closing,
                forecast is null ? [] : [.. forecast.Existing.Zip(forecast.Total, (existing, total) => (existing, total)).Select((pair, i) => new ForecastMonth(
                    closing[last].Month.AddMonths(i + 1), pair.existing, pair.total, endings[last][i], starting[i]))],
                ForecastTrial.Run(history, forecasts));
        }, cancel);
    }

    private static (DateOnly SeenOn, string What, int Ahead, double Mrr) Known(DbDataReader row) => (row.Day("seen_on"), row.Text("what")!, (int)row["ahead"], (double)row["mrr"]);

    private static double[] Endings(IReadOnlyList<(DateOnly SeenOn, string What, int Ahead, double Mrr)> known, DateOnly month) =>
        [.. Enumerable.Range(1, RevenueForecast.Months).Select(ahead => known.Where(one => one.What == "ends" && one.SeenOn == month && one.Ahead <= ahead).Sum(one => one.Mrr))];

    private static int Ahead(DateOnly from, DateOnly to) => (to.Year - from.Year) * 12 + to.Month - from.Month;
}

/// <summary>A month ahead.</summary>
/// <param name="Month">First day.</param>
/// <param name="Existing">MRR of the customers there.</param>
/// <param name="Total">With new business.</param>
/// <param name="Ending">MRR known to end up to then.</param>
/// <param name="Starting">MRR signed for that starts in the month.</param>
public sealed record ForecastMonth(DateOnly Month, ForecastPoint Existing, ForecastPoint Total, double Ending, double Starting);
