using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Pages.Metrics;

/// <summary>The catalogue: every metric as its file defines it, and the queries that give the other numbers of the pages.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    private static readonly string[] Behind =
    [
        "numbers", "breakdown_by_attribute", "breakdown_by_plan", "subtypes", "number_moved", "number_balance", "customers_behind", "cac", "clv", "serving", "profile", "residual_lives",
        "health_bands", "health_list", "health_proof", "task_weights", "nps_by_attribute", "voices", "voice_shares", "nps_outcomes", "themes", "reconciliation", "reconciliation_causes",
        "renewals_calendar", "renewals_soon", "renewals_list", "renewals_kept", "renewal_scores", "renewals_backtest", "growth_offers", "growth_kinds", "growth_guards", "growth_upsell",
        "growth_annual", "growth_lift", "growth_grid", "growth_survival", "forecast_cohorts", "forecast_known", "recovery", "failed_payments", "card_expiry", "churn_kinds", "ageing", "payers", "retainers", "reminders",
    ];

    /// <summary>Every metric, by name.</summary>
    public IReadOnlyList<Metric> Metrics { get; } = MetricCatalogue.Load().All;

    /// <summary>The queries behind movements, lists and the reconciliation.</summary>
    public IReadOnlyList<BookPage> Queries { get; } = [.. Behind.Select(name => SqlBook.Current.Pages.Single(page => page.Schema is "reports" or "work" && page.Name == name))];

    /// <summary>A query without what stands above it, which the catalogue says in words.</summary>
    public static string Bare(string sql) => string.Join('\n', sql.Split('\n').SkipWhile(line => line.StartsWith("--", StringComparison.Ordinal))).Trim();

    /// <summary>The policies in force that differ from their defaults.</summary>
    public IReadOnlyDictionary<string, string> Policies => warehouse.Settings.Policies.Chosen;
}
