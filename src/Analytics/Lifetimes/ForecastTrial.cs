namespace Retention.Analytics.Lifetimes;

/// <summary>How far forecasts of earlier months lay from what happened, by how far ahead they looked.</summary>
/// <param name="Ahead">Months ahead.</param>
/// <param name="N">Forecasts whose month has come.</param>
/// <param name="Total">Error and coverage with new business.</param>
/// <param name="Existing">Those of the customers there on the day of the forecast.</param>
public sealed record ForecastTrial(int Ahead, int N, ForecastError Total, ForecastError Existing)
{
    /// <summary>Earlier month ends that are forecast from, at most.</summary>
    public const int Origins = 18;

    /// <summary>Forecasts from earlier month ends, each with nothing that came later, and scores them.</summary>
    /// <param name="history">What was seen.</param>
    /// <param name="forecasts">What forecasts it.</param>
    public static IReadOnlyList<ForecastTrial> Run(RevenueHistory history, RevenueForecasts forecasts)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(forecasts);
        var last = history.Closing.Count - 1;
        List<(int Ahead, ForecastPoint Total, double ActualTotal, ForecastPoint Existing, double ActualExisting)> trials = [];
        for (var from = Math.Max(0, last - Origins); from < last; from++)
        {
            if (forecasts.From(from) is not { } forecast) continue;
            for (var ahead = 1; ahead <= RevenueForecast.Months && from + ahead <= last; ahead++)
            {
                if (forecasts.Actual(from + ahead, from) is { } actual) trials.Add((ahead, forecast.Total[ahead - 1], actual.Total, forecast.Existing[ahead - 1], actual.Existing));
            }
        }

        return [.. trials.GroupBy(trial => trial.Ahead).OrderBy(group => group.Key).Select(group => new ForecastTrial(
            group.Key, group.Count(), ForecastError.Of(group.Select(one => (one.Total, one.ActualTotal))), ForecastError.Of(group.Select(one => (one.Existing, one.ActualExisting)))))];
    }
}

/// <summary>How far forecasts lay from what happened.</summary>
/// <param name="Mean">The mean of |expected - actual| / actual.</param>
/// <param name="Bias">The mean of (expected - actual) / actual.</param>
/// <param name="Covered">The share of what happened that lay within the range.</param>
public sealed record ForecastError(double Mean, double Bias, double Covered)
{
    /// <summary>The bias in percentage points.</summary>
    public double Points => 100 * Bias;

    internal static ForecastError Of(IEnumerable<(ForecastPoint Foreseen, double Actual)> rows)
    {
        var all = rows.Where(row => row.Actual > 0).ToList();
        if (all.Count == 0) return new(double.NaN, double.NaN, double.NaN);
        return new(
            all.Average(row => Math.Abs(row.Foreseen.Expected - row.Actual) / row.Actual), all.Average(row => (row.Foreseen.Expected - row.Actual) / row.Actual),
            all.Average(row => row.Actual >= row.Foreseen.Low - 1e-9 && row.Actual <= row.Foreseen.High + 1e-9 ? 1.0 : 0));
    }
}
