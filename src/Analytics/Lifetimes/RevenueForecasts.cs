namespace Retention.Analytics.Lifetimes;

/// <summary>Forecasts from the month ends of a history, each with a range as wide as those before it should have had.</summary>
/// <remarks>
/// What is simulated knows how single months differed, not how wrong the forecast itself can be. So what came of the forecasts of earlier
/// months by then (neighbouring months ahead together) widens the range until it would have held as much of it as it says: split conformal
/// prediction, one factor for the lower and the upper half; a range is never made narrower.
/// </remarks>
/// <param name="history">What was seen.</param>
/// <param name="endings">As <see cref="RevenueForecast.Make"/> takes them.</param>
public sealed class RevenueForecasts(RevenueHistory history, IReadOnlyList<IReadOnlyList<double>> endings)
{
    /// <summary>Months ahead whose misses count for a month, on either side of it.</summary>
    public const int Neighbours = 2;

    /// <summary>Misses below which nothing is widened.</summary>
    public const int Least = 8;

    private readonly Dictionary<int, RevenueForecast?> simulated = [];

    /// <summary>Foresees from the end of a month, with nothing that came later.</summary>
    /// <param name="from">Index of the last month known.</param>
    /// <param name="starting">As <see cref="RevenueForecast.Make"/> takes it.</param>
    /// <returns>Null where there is too little to foresee from.</returns>
    public RevenueForecast? From(int from, IReadOnlyList<double>? starting = null)
    {
        if ((starting is null ? Simulated(from) : RevenueForecast.Make(history, from, endings, starting)) is not { } forecast) return null;
        var came = Came(from);
        return new(
            Widened(forecast.Existing, [.. came.Select(one => (one.Ahead, Miss(one.Foreseen.Existing[one.Ahead - 1], one.Existing)))]),
            Widened(forecast.Total, [.. came.Select(one => (one.Ahead, Miss(one.Foreseen.Total[one.Ahead - 1], one.Total)))]));
    }

    /// <summary>MRR at the end of a month: all of it, and that of the customers who were there at the end of another; null where there was none.</summary>
    public (double Total, double Existing)? Actual(int month, int startedBy) =>
        history.Closing[month] > 0 && history.Of(month, month) is > 0 and var all ? (history.Closing[month], history.Closing[month] * history.Of(month, startedBy) / all) : null;

    private List<(int Ahead, RevenueForecast Foreseen, double Total, double Existing)> Came(int by)
    {
        List<(int Ahead, RevenueForecast Foreseen, double Total, double Existing)> came = [];
        for (var from = Math.Max(0, by - RevenueHistory.Window); from < by; from++)
        {
            if (Simulated(from) is not { } foreseen) continue;
            for (var ahead = 1; ahead <= RevenueForecast.Months && from + ahead <= by; ahead++)
            {
                if (Actual(from + ahead, from) is { } actual) came.Add((ahead, foreseen, actual.Total, actual.Existing));
            }
        }

        return came;
    }

    private RevenueForecast? Simulated(int from) => simulated.TryGetValue(from, out var made) ? made : simulated[from] = RevenueForecast.Make(history, from, endings);

    // How many times as wide its side of the range should have been.
    private static double Miss(ForecastPoint foreseen, double actual)
    {
        var half = actual < foreseen.Expected ? foreseen.Expected - foreseen.Low : foreseen.High - foreseen.Expected;
        return half > 0 ? Math.Abs(actual - foreseen.Expected) / half : 0;
    }

    private static ForecastPoint[] Widened(IReadOnlyList<ForecastPoint> points, (int Ahead, double Miss)[] misses) => [.. points.Select((point, i) =>
    {
        var near = misses.Where(one => Math.Abs(one.Ahead - (i + 1)) <= Neighbours).Select(one => one.Miss).Order().ToArray();
        var factor = near.Length < Least ? 1 : Math.Max(1, near[Math.Min(near.Length, (int)Math.Ceiling((near.Length + 1) * RevenueForecast.Range)) - 1]);
        return new ForecastPoint(point.Expected, Math.Max(0, point.Expected - factor * (point.Expected - point.Low)), point.Expected + factor * (point.High - point.Expected));
    })];
}
