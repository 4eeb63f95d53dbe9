using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Metrics;

namespace Retention.Web.Pages.Metrics;

/// <summary>The catalogue: every metric as its file defines it.</summary>
public sealed class IndexModel : PageModel
{
    /// <summary>Every metric, by name.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = MetricCatalogue.Load().All;
}
