namespace Retention.Web.Work;

/// <summary>What a metric is meant to reach in a period. One for each metric and period.</summary>
public sealed class Target
{
    /// <summary>Name of the metric, as the catalogue has it.</summary>
    public required string Metric { get; init; }

    /// <summary>See <see cref="PeriodKey"/>.</summary>
    public required string Period { get; init; }

    /// <summary>In the unit of the metric; a percent metric as a fraction.</summary>
    public decimal Value { get; set; }

    /// <summary>When it was set, in UTC.</summary>
    public DateTime SetAt { get; set; }
}
