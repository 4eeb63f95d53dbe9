using Retention.Analytics.Health;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;

namespace Retention.Web.Work;

/// <summary>Puts together what the model says of a customer, what people have set, and what would move the score.</summary>
public sealed class CustomerHealthDesk(Warehouse warehouse, HealthOverrides overrides, HealthScorer scorer)
{
    /// <summary>The view; null where the customer was not scored.</summary>
    /// <param name="report">The customer.</param>
    /// <param name="sent">A form that could not be taken.</param>
    /// <param name="refused">Why.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<CustomerHealthView?> ReadAsync(CustomerReport report, OverrideForm? sent, string? refused, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Health is not { } health) return null;
        var all = await overrides.OfAsync(report.Customer.CustomerId, cancel);
        var moves = await scorer.MovesAsync(health.State.Model, health.Score.Health, health.Parts.ToDictionary(part => part.Feature, part => part.Value), cancel);
        return new(report.Customer.CustomerId, health, report.Currency, all, all.FirstOrDefault(overrides.Holds), moves, warehouse.AsOf, sent, refused);
    }
}
