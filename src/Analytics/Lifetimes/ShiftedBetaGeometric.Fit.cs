using MathNet.Numerics.LinearAlgebra;

namespace Retention.Analytics.Lifetimes;

/// <content>The fit by maximum likelihood, and how sure it is.</content>
public sealed partial class ShiftedBetaGeometric
{
    private Matrix<double>? covariance;

    /// <summary>Fits one cohort or several.</summary>
    /// <remarks>
    /// Every renewal is a draw with chance churn / (1 + (t - 1) spread) to leave, so lost and kept by period are all the fit needs: it
    /// takes the same time for ten customers and for ten million. It has a maximum inside unless everybody, or nobody, left in a
    /// period that decides it, and those cases come back as a reason; where spread runs to 0 the geometric model is the answer.
    /// </remarks>
    /// <returns>The model, or why there is none.</returns>
    public static Fitted<ShiftedBetaGeometric> Fit(Renewals renewals)
    {
        var (lost, kept) = (renewals.Lost.Sum(), renewals.Kept.Sum());
        var periods = renewals.Lost.Zip(renewals.Kept).Count(pair => pair.First + pair.Second > 0);
        if (periods == 0) return NotDefined.NoCustomers;
        if (lost == 0) return NotDefined.NobodyLeft;
        if (renewals.Kept[0] == 0) return NotDefined.EverybodyLeftAtOnce;
        if (periods == 1) return NotDefined.OnePeriodOnly;
        if (renewals.Lost.Skip(1).Sum() == 0) return NotDefined.NobodyLeftLater;

        double Likelihood(double[] at, double[] gradient) => Score(renewals, at, gradient);
        var alike = Math.Log(lost / kept);
        var best = new[] { 0.05, 0.5, 5 }.Select(start => Maximum.Find(Likelihood, lost + kept, alike, Math.Log(start))).MaxBy(found => found.Value)!;
        var geometric = lost * Math.Log(lost / (lost + kept)) + kept * Math.Log(kept / (lost + kept));
        if (best.Value - geometric < 1e-6 + 1e-12 * Math.Abs(geometric))
        {
            var information = lost / (lost + kept) * kept;
            return new ShiftedBetaGeometric(lost / (lost + kept), 0) { LogLikelihood = geometric, covariance = Matrix<double>.Build.Dense(1, 1, 1 / information) };
        }

        return new ShiftedBetaGeometric(Logistic(best.At[0]), Math.Exp(best.At[1])) { LogLikelihood = best.Value, covariance = best.Covariance(Likelihood) };
    }

    /// <summary>The log-likelihood at logit(churn) = log(alpha / beta) and log(spread) = -log(alpha + beta), with its derivatives.</summary>
    private static double Score(Renewals renewals, double[] at, double[] gradient)
    {
        var (churn, stay, spread) = (Logistic(at[0]), Logistic(-at[0]), Math.Exp(at[1]));
        var (sum, byChurn, bySpread) = (0.0, 0.0, 0.0);
        for (var k = 0; k < renewals.Lost.Count; k++)
        {
            var (lost, kept) = (renewals.Lost[k], renewals.Kept[k]);
            var (all, left) = (1 + k * spread, stay + k * spread);
            sum += (lost > 0 ? lost * Math.Log(churn / all) : 0) + (kept > 0 ? kept * Math.Log(left / all) : 0);
            byChurn += lost / churn - kept / left;
            bySpread += kept * k / left - (lost + kept) * k / all;
        }

        (gradient[0], gradient[1]) = (byChurn * churn * stay, bySpread * spread);
        return sum;
    }

    /// <summary>The delta method on log(-log S), which keeps the limits within 0 and 1; its derivatives by central differences.</summary>
    private (double? Lower, double? Upper) Interval(int age, double survival)
    {
        if (covariance is null || age == 0 || survival is <= 0 or >= 1) return (null, null);
        const double Step = 1e-5;
        double[] at = IsGeometric ? [Logit(churn)] : [Logit(churn), Math.Log(spread)];
        var slope = Vector<double>.Build.Dense(at.Length, i => (Height(Moved(i, Step)) - Height(Moved(i, -Step))) / (2 * Step));
        var (lower, upper) = SurvivalInterval.OnLogLog(survival, SurvivalInterval.Z * Math.Sqrt(slope * covariance * slope));
        return (lower, upper);

        double[] Moved(int i, double by) => [.. at.Select((x, j) => i == j ? x + by : x)];
        double Height(double[] x) => Math.Log(-LogSurvival(Logistic(x[0]), x.Length > 1 ? Math.Exp(x[1]) : 0, age));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static double Logit(double p) => Math.Log(p / (1 - p));
}
