namespace Retention.Analytics.Health.Quality;

/// <summary>Rows whose probabilities are near each other, and what became of them.</summary>
/// <param name="From">Their lowest probability.</param>
/// <param name="To">Their highest.</param>
/// <param name="Rows">How many there are.</param>
/// <param name="Left">How many of them left.</param>
/// <param name="Predicted">Mean probability.</param>
/// <param name="Observed">Share who left.</param>
/// <param name="Lift">That share as a multiple of the rate of all.</param>
/// <param name="Captured">Share of all who left that is in this bin or one above it.</param>
public sealed record ReliabilityBin(double From, double To, int Rows, int Left, double Predicted, double Observed, double Lift, double Captured);

/// <summary>Probabilities against outcomes, in bins of as many rows each: the calibration plot and the lift table are made of it.</summary>
public static class Reliability
{
    /// <summary>The bins, from the highest probabilities to the lowest.</summary>
    public static IReadOnlyList<ReliabilityBin> Of(IReadOnlyList<float> labels, IReadOnlyList<double> probabilities, int bins = Ranking.Bins)
    {
        var order = new Ranking(labels, probabilities).Order;
        var (all, total, caught) = (order.Count, labels.Sum(label => (double)label), 0);
        List<ReliabilityBin> table = [];
        for (var bin = 0; bin < bins; bin++)
        {
            var (start, end) = ((int)((long)all * bin / bins), (int)((long)all * (bin + 1) / bins));
            if (start == end) continue;
            int[] rows = [.. order.Skip(start).Take(end - start)];
            var left = rows.Count(row => labels[row] > 0.5);
            caught += left;
            var observed = (double)left / rows.Length;
            table.Add(new(probabilities[rows[^1]], probabilities[rows[0]], rows.Length, left, rows.Average(row => probabilities[row]), observed, observed / (total / all), caught / total));
        }

        return table;
    }
}
