using MathNet.Numerics.LinearAlgebra;

namespace Retention.Analytics.Health.Engines;

/// <summary>Logistic regression by Newton's method with an L2 penalty on standardised columns; the bias bears none.</summary>
/// <remarks>Minimises sum(loss) + penalty / 2 x |weights|^2, scikit-learn's objective with C = 1 / penalty.</remarks>
public sealed class LogisticTrainer : IChurnTrainer
{
    /// <summary>The engine's name.</summary>
    public const string Name = "logistic";

    private const int Steps = 50, Halvings = 20;

    // With fewer rows than this a fit on a part of them is no quicker way to the start.
    private const int Many = 200_000, Part = 10;

    /// <inheritdoc/>
    public string Engine => Name;

    /// <inheritdoc/>
    public IChurnModel Train(FeatureTable table, TrainingOptions options, CancellationToken cancel)
    {
        table.RequireTrainable();
        var threads = new ParallelOptions { MaxDegreeOfParallelism = options.Threads ?? -1, CancellationToken = cancel };
        var penalty = Math.Max(options.Penalty ?? 1, 1e-6);
        var used = options.MostFeatures is { } most && most < table.Width ? Telling(table, most, penalty, threads) : null;
        var encoder = Encoder.Fit(table, used, threads);
        return new LogisticModel(table.Schema, encoder, Fit(table, encoder, penalty, threads).Weights);
    }

    private static (double[] Weights, double Loss) Fit(FeatureTable table, Encoder encoder, double penalty, ParallelOptions threads)
    {
        var rate = table.Labels.Average(label => (double)label);
        var weights = new double[encoder.Columns + 1];
        weights[^1] = Math.Log(rate / (1 - rate));
        if (table.Rows >= Many)
        {
            var part = table.Where(row => row % Part == 0);
            weights = Descend(new Design(part, encoder, threads), weights, penalty / Part, threads).Weights;
        }

        return Descend(new Design(table, encoder, threads), weights, penalty, threads);
    }

    private static (double[] Weights, double Loss) Descend(Design design, double[] weights, double penalty, ParallelOptions threads)
    {
        var (curve, loss) = Penalised(design, weights, penalty);
        for (var step = 0; step < Steps; step++)
        {
            threads.CancellationToken.ThrowIfCancellationRequested();
            var direction = Direction(curve);
            var gain = direction.Zip(curve.Slope, (d, s) => d * s).Sum() / 2;

            // Where so little is left to gain the parabola is exact: the whole step needs no second look.
            if (gain < 1e-9 * Math.Max(1, loss)) return ([.. weights.Zip(direction, (weight, d) => weight - d)], loss);
            var length = 1.0;
            for (var halving = 0; ; halving++, length /= 2)
            {
                double[] next = [.. weights.Zip(direction, (weight, d) => weight - length * d)];
                var (there, lower) = Penalised(design, next, penalty);
                if (halving == Halvings) return (weights, loss);
                if (!(lower <= loss + 1e-12 * Math.Abs(loss))) continue;
                (weights, curve, loss) = (next, there, lower);
                break;
            }
        }

        return (weights, loss);
    }

    private static (Curve Curve, double Loss) Penalised(Design design, double[] weights, double penalty)
    {
        var curve = design.At(weights);
        var loss = curve.Loss;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            loss += penalty / 2 * weights[i] * weights[i];
            curve.Slope[i] += penalty * weights[i];
            curve.Bend[i * curve.Stride + i] += penalty;
        }

        return (curve, loss);
    }

    private static double[] Direction(Curve curve)
    {
        var size = curve.Slope.Length;
        var bend = Matrix<double>.Build.Dense(size, size, (i, j) => i >= j ? curve.Bend[i * curve.Stride + j] : curve.Bend[j * curve.Stride + i]);
        return [.. bend.Cholesky().Solve(Vector<double>.Build.Dense(curve.Slope))];
    }

    /// <summary>The features that lower the loss most, each by itself; of two alike the first.</summary>
    private static bool[] Telling(FeatureTable table, int most, double penalty, ParallelOptions threads)
    {
        var alone = table with { Schema = table.Schema with { Crossings = [] } };
        var losses = Enumerable.Range(0, table.Width).Select(column =>
        {
            var encoder = Encoder.Fit(alone, [.. Enumerable.Range(0, table.Width).Select(i => i == column)], threads);
            return (column, Fit(alone, encoder, penalty, threads).Loss);
        });
        var kept = losses.OrderBy(one => one.Loss).Take(most).Select(one => one.column).ToHashSet();
        return [.. Enumerable.Range(0, table.Width).Select(kept.Contains)];
    }
}
