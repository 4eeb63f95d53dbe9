using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Metrics;

/// <summary>Every metric, read from the headers of Sql/metrics. Adding a metric is adding a file.</summary>
public sealed class MetricCatalogue
{
    private static readonly Lazy<MetricCatalogue> Shipped = new(() => new([.. SqlBook.Current.In("metrics").Select(Metric.From)]));

    private MetricCatalogue(IReadOnlyList<Metric> all) => All = all;

    /// <summary>The metrics by name.</summary>
    public IReadOnlyList<Metric> All { get; }

    /// <summary>The catalogue of this assembly's book.</summary>
    public static MetricCatalogue Load() => Shipped.Value;

    /// <summary>The metric of this name.</summary>
    /// <exception cref="MetricException">There is none; the message lists those there are.</exception>
    public Metric Get(string name) => All.FirstOrDefault(m => m.Name.Equals(name.Replace('-', '_'), StringComparison.OrdinalIgnoreCase))
        ?? throw new MetricException($"There is no metric '{name}': use one of {string.Join(", ", All.Select(m => m.Name))}.");
}
