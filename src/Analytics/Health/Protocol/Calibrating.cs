using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Whether and how log odds are calibrated, decided on a window that the engine has not seen.</summary>
internal static class Calibrating
{
    /// <summary>Fewer customers who left tell no slope.</summary>
    public const int Least = 60;

    private const int Many = 1000, Halves = 2;

    /// <summary>Nothing where the slope may be 1, else a straight line; a curve where there are customers enough to prove it better.</summary>
    public static (Calibration Calibration, CalibrationReason Reason) Choose(FeatureTable window, double[] odds, int seed, CancellationToken cancel)
    {
        var churned = Population.Churned(window);
        if (churned < Least) return (new Calibration.None(), CalibrationReason.TooFewChurned);
        var slope = Bootstrap.Measure(window.Ids, window.Labels, [.. odds.Select(LogOdds.Probability)], seed, cancel)["calibration_slope"];
        if (!(slope.Value > 0)) return (new Calibration.None(), CalibrationReason.SlopeNotPositive);
        var isOff = slope.Lower > 1 || slope.Upper < 1;
        var simple = isOff ? Line(window.Labels, odds) : new Calibration.None();
        if (churned >= Many && IsCurveBetter(window, odds, isOff, seed)) return (Calibration.Isotonic.Fit(odds, window.Labels), CalibrationReason.CurveIsBetter);
        return (simple, isOff ? CalibrationReason.SlopeOff : CalibrationReason.SlopeFine);
    }

    /// <summary>Fitted on half of the customers and judged on the others.</summary>
    private static bool IsCurveBetter(FeatureTable window, double[] odds, bool isOff, int seed)
    {
        var rows = Enumerable.Range(0, window.Rows).ToLookup(row => Folds.IsHeldOut(window.Ids[row], seed, Halves));
        int[] fit = [.. rows[false]], judge = [.. rows[true]];
        float[] labels = [.. fit.Select(row => window.Labels[row])];
        double[] fitted = [.. fit.Select(row => odds[row])];
        var curve = Calibration.Isotonic.Fit(fitted, labels);
        var line = isOff ? Line(labels, fitted) : new Calibration.None();
        return judge.Sum(row => Loss(curve, row)) < judge.Sum(row => Loss(line, row));

        double Loss(Calibration one, int row) => Ranking.Loss(LogOdds.Probability(one.Apply(odds[row])), window.Labels[row]);
    }

    private static Calibration Line(IReadOnlyList<float> labels, double[] odds)
    {
        var (intercept, slope) = LogOdds.Line(odds, [.. labels.Select(label => (double)label)], null);
        return slope > 0 ? new Calibration.Platt(intercept, slope) : new Calibration.None();
    }
}
