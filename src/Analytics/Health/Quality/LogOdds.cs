namespace Retention.Analytics.Health.Quality;

/// <summary>Probabilities as log odds and back, and straight lines fitted through log odds.</summary>
public static class LogOdds
{
    private const int Steps = 50;

    /// <summary>log(p / (1 - p)).</summary>
    public static double Of(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>The probability that log odds stand for.</summary>
    public static double Probability(double odds) => odds >= 0 ? 1 / (1 + Math.Exp(-odds)) : Math.Exp(odds) / (1 + Math.Exp(odds));

    /// <summary>What to add to all log odds so that the probabilities sum to the number who left.</summary>
    /// <param name="odds">Log odds.</param>
    /// <param name="weights">How often a row counts; null is once.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="left">How many left.</param>
    /// <param name="steps">Most steps; 1 is Newton's step from the start, near enough where it solves nearly the same rows.</param>
    internal static double Shift(double[] odds, int[]? weights, double start, double left, int steps = Steps)
    {
        var shift = start;
        for (var step = 0; step < steps; step++)
        {
            double sum = 0, bend = 1e-12;
            for (var i = 0; i < odds.Length; i++)
            {
                double weight = weights?[i] ?? 1;
                var p = Probability(odds[i] + shift);
                sum += weight * p;
                bend += weight * p * (1 - p);
            }

            var move = Math.Clamp((left - sum) / bend, -2, 2);
            shift += move;
            if (Math.Abs(move) < 1e-6 || steps == 1) return shift;
        }

        return double.NaN;
    }

    /// <summary>Intercept and slope of the labels' log odds on the given ones, by Newton's method with halved steps; NaN where they run away or log odds do not vary.</summary>
    internal static (double Intercept, double Slope) Line(double[] odds, double[] labels, int[]? weights, (double Intercept, double Slope)? start = null, int steps = Steps)
    {
        var (a, b) = start ?? (0, 1);
        var (loss, slope, bend) = At(a, b);
        for (var step = 0; step < steps; step++)
        {
            var determinant = bend.A * bend.B - bend.Ab * bend.Ab;
            if (!(determinant > 1e-10 * bend.A * bend.B)) break;
            var (moveA, moveB) = ((slope.A * bend.B - slope.B * bend.Ab) / determinant, (slope.B * bend.A - slope.A * bend.Ab) / determinant);
            if (steps == 1) return (a - moveA, b - moveB);
            var length = 1.0;
            var next = At(a - moveA, b - moveB);
            while (!(next.Loss <= loss + 1e-9) && length > 1e-4)
            {
                length /= 2;
                next = At(a - length * moveA, b - length * moveB);
            }

            (a, b) = (a - length * moveA, b - length * moveB);
            (loss, slope, bend) = next;
            if (Math.Abs(length * moveA) + Math.Abs(length * moveB) < 1e-6) return Math.Abs(b) < 50 ? (a, b) : (double.NaN, double.NaN);
        }

        return (double.NaN, double.NaN);

        (double Loss, (double A, double B) Slope, (double A, double Ab, double B) Bend) At(double intercept, double by)
        {
            double sum = 0, slopeA = 0, slopeB = 0, bendA = 0, bendAb = 0, bendB = 0;
            for (var i = 0; i < odds.Length; i++)
            {
                double weight = weights?[i] ?? 1;
                if (weight == 0) continue;
                var at = intercept + by * odds[i];
                var grown = Math.Exp(-Math.Abs(at));
                var p = at >= 0 ? 1 / (1 + grown) : grown / (1 + grown);
                sum += weight * (Math.Max(at, 0) + Math.Log(1 + grown) - labels[i] * at);
                var (miss, spread) = (weight * (p - labels[i]), weight * p * (1 - p));
                slopeA += miss;
                slopeB += miss * odds[i];
                bendA += spread;
                bendAb += spread * odds[i];
                bendB += spread * odds[i] * odds[i];
            }

            return (sum, (slopeA, slopeB), (bendA, bendAb, bendB));
        }
    }
}
