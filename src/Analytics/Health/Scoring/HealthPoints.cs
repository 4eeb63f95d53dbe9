using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health;

/// <summary>Contributions to the log odds, told in points of health: from the base rate to the customer's own score, they add up.</summary>
/// <remarks>
/// The way from the base rate to the chance is as long in points as it is in log odds, so each contribution takes its share of it.
/// What lies between the base rate and a customer who is average in everything is nobody's: it is the last of the points.
/// </remarks>
public static class HealthPoints
{
    /// <summary>Health of a chance: 100 x (1 - p).</summary>
    public static double Of(double probability) => 100 * (1 - probability);

    /// <summary>Turns contributions into points.</summary>
    /// <param name="contributions">Of one customer: log odds by feature and, last, the log odds of who is average in everything. Replaced by points.</param>
    /// <param name="baseRate">The share that leaves of all, above 0 and below 1.</param>
    public static void Replace(Span<float> contributions, double baseRate)
    {
        var from = LogOdds.Of(baseRate);
        contributions[^1] -= (float)from;
        var way = 0.0;
        foreach (var part in contributions) way += part;
        var chance = LogOdds.Probability(from + way);

        // Where the way has no length its slope is what counts.
        var scale = Math.Abs(way) < 1e-9 ? -100 * baseRate * (1 - baseRate) : -100 * (chance - baseRate) / way;
        foreach (ref var part in contributions) part = (float)(part * scale);
    }
}
