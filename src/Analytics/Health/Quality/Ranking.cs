namespace Retention.Analytics.Health.Quality;

/// <summary>Outcomes sorted by probability once, measured as often as needed with other weights: a resampled customer is a weight.</summary>
internal sealed class Ranking
{
    public const int Bins = 10;
    private const int Many = 20_000, Steps = 50;
    private const double Least = 1e-15;
    private readonly int[] order;
    private readonly double[] labels, probabilities, losses, odds;
    private readonly ChurnQuality? whole;
    private readonly (double Intercept, double Slope) line;

    public Ranking(IReadOnlyList<float> labels, IReadOnlyList<double> probabilities)
    {
        double[] keys = [.. probabilities.Select(p => -p)];
        order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        this.labels = [.. order.Select(row => (double)labels[row])];
        this.probabilities = [.. order.Select(row => probabilities[row])];
        odds = [.. this.probabilities.Select(p => LogOdds.Of(Clamped(p)))];
        losses = [.. this.probabilities.Zip(this.labels, Loss)];
        line = this.labels.Contains(1) && this.labels.Contains(0) ? LogOdds.Line(odds, this.labels, null) : (double.NaN, double.NaN);
        whole = Measure();
    }

    /// <summary>Row numbers from the highest probability to the lowest.</summary>
    public IReadOnlyList<int> Order => order;

    public static double Loss(double probability, double label) => -Math.Log(label > 0.5 ? Clamped(probability) : 1 - Clamped(probability));

    /// <summary>The figures, each row counted as often as its weight says.</summary>
    /// <param name="weights">Whole numbers in the order of <see cref="Order"/>; null is 1 for each.</param>
    public ChurnQuality Measure(int[]? weights = null)
    {
        double all = 0, left = 0, loss = 0, brier = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            double weight = weights?[i] ?? 1;
            all += weight;
            left += weight * labels[i];
            loss += weight * losses[i];
            brier += weight * (probabilities[i] - labels[i]) * (probabilities[i] - labels[i]);
        }

        var (auc, precision, top) = Sorted(weights, all, left);
        var (intercept, slope) = left > 0 && left < all ? Fit(weights, left) : (double.NaN, double.NaN);
        return new(auc, precision, loss / all, brier / all, Error(weights, all), top, intercept, slope);
    }

    private (double Auc, double Precision, double Lift) Sorted(int[]? weights, double all, double left)
    {
        var (tenth, seen, hits, concordant, precision, caught) = (Math.Ceiling(all / 10), 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var start = 0; start < labels.Length;)
        {
            var (end, rows, leavers) = (start, 0.0, 0.0);
            for (; end < labels.Length && probabilities[end] == probabilities[start]; end++)
            {
                double weight = weights?[end] ?? 1;
                rows += weight;
                leavers += weight * labels[end];
            }

            start = end;
            if (rows == 0) continue;
            concordant += (rows - leavers) * (hits + leavers / 2);
            caught += leavers * Math.Clamp((tenth - seen) / rows, 0, 1);
            (seen, hits) = (seen + rows, hits + leavers);
            precision += leavers / left * (hits / seen);
        }

        return (left < all ? concordant / (left * (all - left)) : double.NaN, precision, caught / tenth / (left / all));
    }

    private double Error(int[]? weights, double all)
    {
        Span<double> gaps = stackalloc double[Bins];
        gaps.Clear();
        var seen = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            double weight = weights?[i] ?? 1;
            gaps[Math.Min(Bins - 1, (int)(seen * Bins / all))] += weight * (probabilities[i] - labels[i]);
            seen += weight;
        }

        var sum = 0.0;
        foreach (var gap in gaps) sum += Math.Abs(gap);
        return sum / all;
    }

    private (double Intercept, double Slope) Fit(int[]? weights, double left)
    {
        // From many rows a draw of customers moves the line so little that one step gets there.
        var steps = weights is not null && labels.Length > Many ? 1 : Steps;
        var start = double.IsFinite(line.Slope) ? line : (0, 1);
        return (LogOdds.Shift(odds, weights, whole?.Intercept ?? 0, left, steps), weights is null ? line.Slope : LogOdds.Line(odds, labels, weights, start, steps).Slope);
    }

    private static double Clamped(double p) => Math.Clamp(p, Least, 1 - Least);
}
