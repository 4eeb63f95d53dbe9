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

    private const double Wall = 40, Outside = 1e12;

    /// <summary>Looks for the maximum from a start: a simplex to come near from anywhere, BFGS to settle on it.</summary>
    /// <param name="likelihood">The log-likelihood.</param>
    /// <param name="weight">How many observations it sums over: tolerances are for each of them, so that millions settle as tens do.</param>
    /// <param name="start">The start.</param>
    public static Maximum Find(LogLikelihood likelihood, double weight, params double[] start)
    {
        var near = Simplex(likelihood, weight, start, 1e-7);
        var settled = Settle(likelihood, weight, near);
        return settled ?? Take(likelihood, Simplex(likelihood, weight, near, 1e-14));
    }

    /// <summary>The inverse of the observed information, by central differences of the gradient; null where it is not positive definite.</summary>
    public Matrix<double>? Covariance(LogLikelihood likelihood)
    {
        const double Step = 1e-4;
        var n = At.Length;
        var information = Matrix<double>.Build.Dense(n, n);
        var (up, down) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            likelihood([.. At.Select((x, j) => i == j ? x + Step : x)], up);
            likelihood([.. At.Select((x, j) => i == j ? x - Step : x)], down);
            for (var j = 0; j < n; j++)
            {
                information[i, j] = -(up[j] - down[j]) / (2 * Step);
            }
        }

        information = (information + information.Transpose()) / 2;
        return information.Enumerate().All(double.IsFinite) && information.Evd(Symmetricity.Symmetric).EigenValues.All(value => value.Real > 1e-10 * Math.Abs(information.Trace()))
            ? information.Inverse()
            : null;
    }

    /// <summary>Whether a parameter ran away, so that only a limit of the model fits.</summary>
    public bool RanAway(int parameter) => Math.Abs(At[parameter]) > Runaway;

    private static Maximum Take(LogLikelihood likelihood, double[] at) => new(at, likelihood(at, new double[at.Length]));

    private static double[] Simplex(LogLikelihood likelihood, double weight, double[] start, double tolerance)
    {
        var unused = new double[start.Length];
        var objective = ObjectiveFunction.Value(x => Cost(likelihood, weight, [.. x], unused));
        var steps = Vector<double>.Build.Dense(start.Length, 0.5);
        try
        {
            return [.. NelderMeadSimplex.Minimum(objective, Vector<double>.Build.Dense([.. start]), steps, tolerance, 20_000).MinimizingPoint];
        }
        catch (MaximumIterationsException)
        {
            return start;
        }
    }

    private static Maximum? Settle(LogLikelihood likelihood, double weight, double[] start)
    {
        var objective = ObjectiveFunction.Gradient(x =>
        {
            var gradient = new double[x.Count];
            var cost = Cost(likelihood, weight, [.. x], gradient);
            return (cost, Vector<double>.Build.Dense([.. gradient.Select(g => double.IsFinite(g) ? -g / weight : 0)]));
        });
        try
        {
            var found = new BfgsMinimizer(1e-9, 1e-11, 1e-16, 500).FindMinimum(objective, Vector<double>.Build.Dense([.. start]));
            return found.FunctionInfoAtMinimum.Gradient.L2Norm() < 1e-7 ? Take(likelihood, [.. found.MinimizingPoint]) : null;
        }
        catch (OptimizationException)
        {
            // A line search that cannot improve any more is how BFGS ends on a flat top.
            return null;
        }
    }

    private static double Cost(LogLikelihood likelihood, double weight, double[] at, double[] gradient)
    {
        if (at.Any(x => !(Math.Abs(x) < Wall))) return Outside;
        var value = likelihood(at, gradient);
        return double.IsFinite(value) ? -value / weight : Outside;
    }
}
