using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Retention.Analytics.Lifetimes;

/// <summary>A log-likelihood at a point of unbounded parameters.</summary>
/// <param name="at">The point.</param>
/// <param name="gradient">Filled with the derivatives.</param>
internal delegate double LogLikelihood(double[] at, double[] gradient);

/// <summary>Where a log-likelihood is largest.</summary>
/// <param name="At">The point.</param>
/// <param name="Value">The log-likelihood there.</param>
internal sealed record Maximum(double[] At, double Value)
{
    /// <summary>Beyond this size a parameter on the log scale has run away: e^11 is 60,000.</summary>
    public const double Runaway = 11;

    private const double Wall = 30, Outside = 1e12;
    private const int Steps = 200, Halvings = 40;

    /// <summary>Looks for the maximum from a start: a simplex comes near from anywhere, Newton's steps settle.</summary>
    /// <param name="likelihood">The log-likelihood.</param>
    /// <param name="weight">How many observations it sums over: the simplex judges the mean of one, so that millions settle as tens do.</param>
    /// <param name="start">The start.</param>
    public static Maximum Find(LogLikelihood likelihood, double weight, params double[] start)
    {
        var at = Simplex(likelihood, weight, start);
        var gradient = new double[at.Length];
        var value = likelihood(at, gradient);
        for (var step = 0; step < Steps; step++)
        {
            var slope = Vector<double>.Build.Dense([.. gradient]);
            var direction = Uphill(Information(likelihood, at), slope);

            // Half of this product is what the step would gain on a parabola; below the last digits of the value there is nothing to gain.
            if (direction is null || direction * slope < 1e-11 + 1e-15 * Math.Abs(value) || Step(likelihood, at, direction, value, gradient) is not { } higher) break;
            (at, value) = (higher.At, higher.Value);
        }

        return new(at, value);
    }

    /// <summary>The inverse of the observed information; null where it is not positive definite.</summary>
    public Matrix<double>? Covariance(LogLikelihood likelihood)
    {
        var information = Information(likelihood, At);
        return information.Enumerate().All(double.IsFinite) && information.Evd(Symmetricity.Symmetric).EigenValues.All(value => value.Real > 1e-10 * Math.Abs(information.Trace()))
            ? information.Inverse()
            : null;
    }

    /// <summary>Whether a parameter ran away, so that only a limit of the model fits.</summary>
    public bool RanAway(int parameter) => Math.Abs(At[parameter]) > Runaway;

    /// <summary>A simplex of MathNet's, stopped early; where it does not come to rest, the start.</summary>
    private static double[] Simplex(LogLikelihood likelihood, double weight, double[] start)
    {
        var unused = new double[start.Length];
        var objective = ObjectiveFunction.Value(x =>
        {
            if (x.Any(one => !(Math.Abs(one) < Wall))) return Outside;
            var value = likelihood([.. x], unused);
            return double.IsFinite(value) ? -value / weight : Outside;
        });
        try
        {
            return [.. NelderMeadSimplex.Minimum(objective, Vector<double>.Build.Dense([.. start]), Vector<double>.Build.Dense(start.Length, 0.5), 1e-4, 1000).MinimizingPoint];
        }
        catch (MaximumIterationsException)
        {
            return start;
        }
    }

    /// <summary>The negative second derivatives, by central differences of the gradient.</summary>
    private static Matrix<double> Information(LogLikelihood likelihood, double[] at)
    {
        const double Step = 1e-4;
        var n = at.Length;
        var information = Matrix<double>.Build.Dense(n, n);
        var (up, down) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            likelihood([.. at.Select((x, j) => i == j ? x + Step : x)], up);
            likelihood([.. at.Select((x, j) => i == j ? x - Step : x)], down);
            for (var j = 0; j < n; j++)
            {
                information[i, j] = -(up[j] - down[j]) / (2 * Step);
            }
        }

        return (information + information.Transpose()) / 2;
    }

    /// <summary>Newton's direction with every curvature taken as if it bent down, which leads uphill also from a saddle; null where there is none.</summary>
    private static Vector<double>? Uphill(Matrix<double> information, Vector<double> slope)
    {
        if (!information.Enumerate().Concat(slope).All(double.IsFinite)) return null;
        var parts = information.Evd(Symmetricity.Symmetric);
        var curvature = parts.EigenValues.Select(value => Math.Abs(value.Real)).ToArray();
        var least = Math.Max(1e-13 * curvature.Max(), double.Epsilon * 1e20);
        var along = parts.EigenVectors.TransposeThisAndMultiply(slope);
        var direction = parts.EigenVectors * Vector<double>.Build.Dense(along.Count, i => along[i] / Math.Max(curvature[i], least));

        // Parameters are logarithms: a factor of e^2 at a time is far enough.
        return direction * Math.Min(1, 2 / Math.Max(direction.L2Norm(), 1e-300));
    }

    /// <summary>The step, halved until it leads higher; null where it never does. Fills the gradient of the point it takes.</summary>
    private static Maximum? Step(LogLikelihood likelihood, double[] at, Vector<double> direction, double value, double[] gradient)
    {
        var length = 1.0;
        for (var halving = 0; halving < Halvings; halving++, length /= 2)
        {
            double[] next = [.. at.Select((x, i) => x + length * direction[i])];
            if (next.Any(x => Math.Abs(x) > Wall)) continue;
            var there = likelihood(next, gradient);
            if (there > value) return new(next, there);
        }

        return null;
    }
}
