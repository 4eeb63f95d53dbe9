namespace Retention.Analytics.Health.Engines;

internal sealed partial class Encoder
{
    /// <summary>Rows that are summed together; sums of blocks are added in their order, so that any number of cores gives the same bytes.</summary>
    public const int Block = 4096;

    // A median of so many rows, evenly taken, is near enough to fill gaps with.
    private const int MedianRows = 100_000;

    /// <summary>Learns medians, means and deviations from training rows.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="used">Whether to read a feature; null for all.</param>
    /// <param name="threads">Cores to use.</param>
    public static Encoder Fit(FeatureTable table, bool[]? used, ParallelOptions threads)
    {
        var (medians, misses) = (new double[table.Width], new bool[table.Width]);
        Parallel.For(0, table.Width, threads, column => (medians[column], misses[column]) = Known(table, column));

        var encoding = new Encoding(used ?? [.. Enumerable.Repeat(true, table.Width)], medians, misses, [], [], [], []);
        var unscaled = new Encoder(table.Schema, encoding);
        var plain = unscaled.starts[^1];
        var (means, factors) = Moments(table, plain, unscaled.Fill, threads);
        encoding = encoding with { Means = means, Factors = factors };
        if (unscaled.products.Length == 0) return new(table.Schema, encoding);

        var crossings = unscaled.products.Length;
        var uncrossed = new Encoder(table.Schema, encoding with { CrossedMeans = new double[crossings], CrossedFactors = [.. Enumerable.Repeat(1.0, crossings)] });
        var (allMeans, allFactors) = Moments(table, uncrossed.Columns, uncrossed.Encode, threads);
        return new(table.Schema, encoding with { CrossedMeans = allMeans[plain..], CrossedFactors = allFactors[plain..] });
    }

    private delegate void Writer(ReadOnlySpan<float> row, Span<double> into);

    private static (double Median, bool Misses) Known(FeatureTable table, int column)
    {
        var misses = false;
        for (var row = 0; row < table.Rows && !misses; row++)
        {
            misses = float.IsNaN(table.Values[row * table.Width + column]);
        }

        var known = new List<float>();
        for (var row = 0; row < table.Rows; row += 1 + table.Rows / MedianRows)
        {
            if (table.Values[row * table.Width + column] is var value && !float.IsNaN(value)) known.Add(value);
        }

        known.Sort();
        return (known.Count == 0 ? 0 : known[known.Count / 2], misses);
    }

    /// <summary>Means and 1 / standard deviations, of values less those of the first row so that nothing cancels.</summary>
    private static (double[] Means, double[] Factors) Moments(FeatureTable table, int columns, Writer write, ParallelOptions threads)
    {
        var first = new double[columns];
        write(table.Row(0), first);
        var blocks = new (double[] Sums, double[] Squares)[(table.Rows + Block - 1) / Block];
        Parallel.For(0, blocks.Length, threads, block =>
        {
            var (row, sums, squares) = (new double[columns], new double[columns], new double[columns]);
            for (var at = block * Block; at < Math.Min(table.Rows, (block + 1) * Block); at++)
            {
                write(table.Row(at), row);
                for (var i = 0; i < columns; i++)
                {
                    var less = row[i] - first[i];
                    sums[i] += less;
                    squares[i] += less * less;
                }
            }

            blocks[block] = (sums, squares);
        });

        var (means, factors) = (new double[columns], new double[columns]);
        for (var i = 0; i < columns; i++)
        {
            var mean = blocks.Sum(block => block.Sums[i]) / table.Rows;
            var variance = blocks.Sum(block => block.Squares[i]) / table.Rows - mean * mean;
            means[i] = first[i] + mean;
            factors[i] = variance > 1e-12 * Math.Max(1, means[i] * means[i]) ? 1 / Math.Sqrt(variance) : 0;
        }

        return (means, factors);
    }
}
