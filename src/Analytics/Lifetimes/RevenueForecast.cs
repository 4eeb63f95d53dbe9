namespace Retention.Analytics.Lifetimes;

/// <summary>MRR expected of the months ahead, from the shares kept by age, what is known to end, and the pace of new business.</summary>
/// <remarks>
/// The mean is a closed form. The range is simulated with a fixed seed: each path draws the months it learns from with replacement, and
/// from them month by month how the customers there and new business differed from what was to be expected.
/// </remarks>
/// <param name="Existing">Of the customers there, by month ahead from the first.</param>
/// <param name="Total">With new business.</param>
public sealed record RevenueForecast(IReadOnlyList<ForecastPoint> Existing, IReadOnlyList<ForecastPoint> Total)
{
    /// <summary>Months ahead.</summary>
    public const int Months = 12;

    /// <summary>The share of paths within the range.</summary>
    public const double Range = 0.8;

    private const int Paths = 1000;
    private const int Seed = 1958;

    /// <summary>Foresees from the end of a month, with nothing that came later.</summary>
    /// <param name="history">What was seen; months after <paramref name="from"/> are not read.</param>
    /// <param name="from">Index of the last month known.</param>
    /// <param name="endings">For each month, MRR known at its end to end later, summed up to each month ahead; an empty list where that is not known.</param>
    /// <param name="starting">MRR signed for that starts in each month ahead; null for none.</param>
    /// <returns>Null with fewer than <see cref="RevenueHistory.Least"/> months, or without MRR.</returns>
    public static RevenueForecast? Make(RevenueHistory history, int from, IReadOnlyList<IReadOnlyList<double>> endings, IReadOnlyList<double>? starting = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(endings);
        if (from + 1 < RevenueHistory.Least || history.Closing[from] <= 0 || history.Of(from, from) <= 0) return null;
        var kept = history.KeptUpTo(from);
        var scale = history.Closing[from] / history.Of(from, from);
        var pace = history.PaceAt(from) * scale;
        var there = Enumerable.Range(0, from + 1).Select(start => history.At(start, from - start) * scale).ToArray();
        var ending = Unusual(history, from, endings);
        var byAge = Enumerable.Range(1, from + Months).Select(age => kept[RevenueHistory.ClassOf(age)]).Prepend(1).ToArray();
        var alone = Walk(there, from, byAge, pace, ending, starting, null);

        var surprises = history.SurprisesUpTo(from, kept);
        var mean = surprises.Average(one => one.Started) is > 0 and var average ? average : 1;
        var random = new Random(Seed);
        var paths = Enumerable.Range(0, Paths).Select(_ =>
        {
            var seen = Enumerable.Range(0, surprises.Count).Select(_ => surprises[random.Next(surprises.Count)]).ToArray();
            var drawn = Enumerable.Range(0, Months).Select(_ => (seen[random.Next(seen.Length)].Kept, Started: seen[random.Next(seen.Length)].Started / mean)).ToArray();
            return Walk(there, from, byAge, pace, ending, starting, drawn);
        }).ToArray();
        return new(
            [.. alone.Select((point, i) => Point(point.Existing, paths.Select(path => path[i].Existing)))],
            [.. alone.Select((point, i) => Point(point.Total, paths.Select(path => path[i].Total)))]);
    }

    // The shares kept hold the notices of an ordinary month already: only what is more, or less, than usual is told apart.
    private static double[] Unusual(RevenueHistory history, int from, IReadOnlyList<IReadOnlyList<double>> endings)
    {
        var known = Enumerable.Range(0, from).Where(month => endings[month].Count > 0 && history.Closing[month] > 0).ToList();
        return [.. Enumerable.Range(0, Months).Select(i => (endings[from].Count > 0 ? endings[from][i] : 0)
            - (known.Count == 0 ? 0 : history.Closing[from] * known.Average(month => endings[month][i] / history.Closing[month])))];
    }

    private static (double Existing, double Total)[] Walk(
        double[] there, int from, double[] kept, double pace, double[] ending, IReadOnlyList<double>? starting, (double Kept, double Started)[]? drawn)
    {
        var (now, come) = ((double[])there.Clone(), new double[Months]);
        var months = new (double, double)[Months];
        for (var ahead = 1; ahead <= Months; ahead++)
        {
            var surprise = drawn?[ahead - 1] ?? (1, 1);
            for (var i = 0; i < now.Length; i++) now[i] *= kept[from - i + ahead] * surprise.Item1;
            for (var i = 0; i < ahead - 1; i++) come[i] *= kept[ahead - 1 - i] * surprise.Item1;
            come[ahead - 1] = Math.Max(pace * surprise.Item2, starting?[ahead - 1] ?? 0);

            var existing = Math.Max(0, now.Sum() - ending[ahead - 1]);
            months[ahead - 1] = (existing, existing + come.Take(ahead).Sum());
        }

        return months;
    }

    private static ForecastPoint Point(double expected, IEnumerable<double> paths)
    {
        var sorted = paths.Order().ToArray();
        var tail = (int)Math.Round(sorted.Length * (1 - Range) / 2);
        return new(expected, Math.Min(expected, sorted[tail]), Math.Max(expected, sorted[^(tail + 1)]));
    }
}

/// <summary>MRR expected at the end of a month.</summary>
/// <param name="Expected">The mean path.</param>
/// <param name="Low">The lower end of the range.</param>
/// <param name="High">The upper end.</param>
public readonly record struct ForecastPoint(double Expected, double Low, double High);
