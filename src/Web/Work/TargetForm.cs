using System.Globalization;
using Retention.Analytics.Metrics;

namespace Retention.Web.Work;

/// <summary>A target as somebody typed it. Nothing in it is trusted.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Period">See <see cref="PeriodKey"/>.</param>
/// <param name="Value">In the way of writing of the reader's culture; percent metrics as percent.</param>
public sealed record TargetForm(string? Metric, string? Period, string? Value)
{
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>What was typed, or why it is no target: <c>metric</c>, <c>period</c>, <c>number</c> or <c>large</c>.</summary>
    public (Target? Target, string? Refused) Read(CultureInfo culture, DateTime now) =>
        MetricCatalogue.Load().All.FirstOrDefault(one => one.Name == Metric) is not { } metric ? (null, "metric")
        : PeriodKey.Read(Period) is not { } period ? (null, "period")
        : TypedNumber.Read(Value, culture) is not { } number ? (null, "number")
        : Math.Abs(number) >= Largest ? (null, "large")
        : (new() { Metric = metric.Name, Period = period, Value = Math.Round(metric.Unit == MetricUnit.Percent ? number / 100m : number, 8), SetAt = now }, null);
}
