namespace Retention.Web.Exports;

/// <summary>What the workbook of a page holds.</summary>
/// <param name="Name">Its name in addresses: the page's, with - for /.</param>
/// <param name="Route">The page.</param>
/// <param name="Words">Key of the page's title.</param>
/// <param name="Metrics">Metrics by month, a column each; none for no such sheet.</param>
/// <param name="Reports">Reports of the book, a sheet each.</param>
public sealed record PageBook(string Name, string Route, string Words, IReadOnlyList<string> Metrics, IReadOnlyList<string> Reports)
{
    /// <summary>Every page that has a workbook. What is asked of a page by its address is asked of each of its reports that takes it.</summary>
    public static IReadOnlyList<PageBook> All { get; } =
    [
        new("overview", "/", "nav.overview", ["mrr", "net_new_mrr", "nrr", "grr", "logo_churn", "customers", "arpa", "quick_ratio"], ["bridge", "movement_months", "movers"]),
        new("revenue", "/revenue", "nav.revenue", ["mrr", "new_mrr", "expansion_mrr", "reactivation_mrr", "contraction_mrr", "churned_mrr", "nrr", "grr"], ["movement_months", "bridge", "breakdown_by_attribute", "breakdown_by_plan", "retention"]),
        new("cohorts", "/cohorts", "nav.cohorts", ["nrr", "grr", "logo_churn", "gross_mrr_churn", "net_mrr_churn", "renewal_rate"], ["lives"]),
        new("health", "/health", "nav.health", [], ["health_bands", "health_list", "health_movers", "health_spread"]),
        new("renewals", "/renewals", "nav.renewals", ["renewal_rate"], ["renewals_calendar", "renewals_list"]),
        new("growth", "/growth", "nav.growth", ["expansion_mrr"], ["growth_kinds", "growth_offers", "growth_upsell", "growth_annual", "growth_lift"]),
        new("feedback", "/feedback", "nav.feedback", ["nps", "csat", "ces", "response_rate"], ["nps_change", "nps_by_attribute", "nps_outcomes", "open_loops", "answers"]),
        new("billing", "/billing", "nav.billing", ["failed_payments", "recovery_rate", "dso", "past_due"], ["recovery", "failed_payments", "ageing", "payers", "retainers"]),
        new("billing-payments", "/billing/payments", "billing.payments", ["failed_payments", "recovery_rate", "involuntary_churn"], ["recovery", "failed_payments", "card_expiry"]),
        new("billing-receivables", "/billing/receivables", "billing.tab.receivables", ["dso", "best_possible_dso", "past_due", "receivables"], ["ageing", "payers", "payer_list", "dso"]),
        new("billing-retainers", "/billing/retainers", "billing.tab.retainers", ["retainer_utilisation", "retainer_overage"], ["retainers", "retainer_periods", "retainer_signs"]),
        new("economics", "/economics", "nav.economics", ["cac", "clv_simple", "clv_capped", "ltv_cac", "cac_payback", "magic_number"], ["cac", "clv", "profile"]),
        new("reconciliation", "/revenue/reconciliation", "reconciliation.title", [], ["reconciliation", "reconciliation_left_out"]),
    ];

    /// <summary>The workbook of a page; null where it has none.</summary>
    public static PageBook? Of(string? path) => All.FirstOrDefault(book => string.Equals(book.Route, path, StringComparison.OrdinalIgnoreCase));
}
