namespace Retention.Analytics.Health.Quality;

/// <summary>A figure with the limits between which nine of ten resampled figures lie.</summary>
/// <param name="Value">The figure itself.</param>
/// <param name="Lower">5 % of the resampled figures are lower.</param>
/// <param name="Upper">5 % are higher.</param>
public sealed record Interval(double Value, double Lower, double Upper);

/// <summary>Intervals by drawing customers anew, with all their rows: rows of one customer are not independent.</summary>
public static class Bootstrap
{
    /// <summary>How often customers are drawn.</summary>
    public const int Draws = 200;

    /// <summary>Each figure of <see cref="ChurnQuality.Figures"/> with its interval, by name.</summary>
    /// <param name="ids">Customer of each row.</param>
    /// <param name="labels">1 left, 0 did not.</param>
    /// <param name="probabilities">One for each row.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="cancel">Ends it.</param>
    public static IReadOnlyDictionary<string, Interval> Measure(IReadOnlyList<string> ids, IReadOnlyList<float> labels, IReadOnlyList<double> probabilities, int seed, CancellationToken cancel)
    {
        var ranking = new Ranking(labels, probabilities);
        var (customers, numbers) = Number(ids);
        var drawn = new (string Name, double Value)[Draws][];
        Parallel.For(0, Draws, new ParallelOptions { CancellationToken = cancel }, draw =>
        {
            var counts = Counts(customers, seed, draw);
            drawn[draw] = [.. ranking.Measure([.. ranking.Order.Select(row => counts[numbers[row]])]).Figures];
        });
        return ranking.Measure().Figures.Select((figure, i) => (figure.Name, Interval: Of(figure.Value, drawn.Select(one => one[i].Value)))).ToDictionary(one => one.Name, one => one.Interval);
    }

    /// <summary>The mean of one loss less that of another, over the same draws of customers.</summary>
    public static Interval Difference(IReadOnlyList<string> ids, IReadOnlyList<double> first, IReadOnlyList<double> second, int seed)
    {
        var (customers, numbers) = Number(ids);
        var (sums, rows) = (new double[customers], new double[customers]);
        for (var row = 0; row < ids.Count; row++)
        {
            sums[numbers[row]] += first[row] - second[row];
            rows[numbers[row]]++;
        }

        return Of(sums.Sum() / rows.Sum(), Enumerable.Range(0, Draws).Select(draw =>
        {
            var counts = Counts(customers, seed, draw);
            return counts.Zip(sums, (count, sum) => count * sum).Sum() / counts.Zip(rows, (count, n) => count * n).Sum();
        }));
    }

    /// <summary>How often each customer is drawn.</summary>
    internal static int[] Counts(int customers, int seed, int draw)
    {
        var (counts, chance) = (new int[customers], new SplitMix(seed, draw));
        for (var i = 0; i < customers; i++)
        {
            counts[chance.Below(customers)]++;
        }

        return counts;
    }

    private static (int Customers, int[] Numbers) Number(IReadOnlyList<string> ids)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int[] numbers = [.. ids.Select(id => known.TryGetValue(id, out var number) ? number : known[id] = known.Count)];
        return (known.Count, numbers);
    }

    private static Interval Of(double value, IEnumerable<double> drawn)
    {
        double[] sorted = [.. drawn.Where(double.IsFinite).Order()];
        return sorted.Length < Draws / 2
            ? new(value, double.NaN, double.NaN)
            : new(value, sorted[(int)(0.05 * (sorted.Length - 1))], sorted[(int)Math.Ceiling(0.95 * (sorted.Length - 1))]);
    }
}
