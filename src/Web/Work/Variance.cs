using Retention.Analytics.Metrics;

namespace Retention.Web.Work;

/// <summary>How far a metric is from its target: the only place where the two meet.</summary>
/// <param name="Amount">Value less target, in the unit of the metric.</param>
/// <param name="IsGood">Whether the target is reached, which way the metric should go considered; null where neither way is better.</param>
public sealed record Variance(decimal Amount, bool? IsGood)
{
    /// <summary>The variance of a value; null where the value is not defined.</summary>
    public static Variance? Of(decimal? value, decimal target, Better better) => value is not { } known ? null : new(known - target, better switch
    {
        Better.Higher => known >= target,
        Better.Lower => known <= target,
        _ => null,
    });
}
