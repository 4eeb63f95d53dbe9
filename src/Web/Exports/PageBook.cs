using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Security;

namespace Retention.Web.Exports;

/// <summary>What the workbook of a page holds.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Route">The page.</param>
/// <param name="Words">Key of the page's title.</param>
/// <param name="Metrics">Metrics by month, a column each; none for no such sheet.</param>
/// <param name="Reports">Reports of the book, a sheet each.</param>
/// <param name="Asks">What its address asks besides <see cref="PageAsk.OfAll"/>.</param>
public sealed record PageBook(string Name, string Route, string Words, IReadOnlyList<string> Metrics, IReadOnlyList<string> Reports, params IReadOnlyList<PageAsk> Asks)
{
    /// <summary>Every page that has a workbook. What is asked of a page by its address is asked of each of its reports that takes it.</summary>
    public static IReadOnlyList<PageBook> All { get; } =
    [
        new("overview", "/", "nav.overview", ["mrr", "net_new_mrr", "nrr", "grr", "logo_churn", "customers", "arpa", "quick_ratio"], ["bridge", "movement_months", "movers"]),
        new("revenue", "/revenue", "nav.revenue", ["mrr", "new_mrr", "expansion_mrr", "reactivation_mrr", "contraction_mrr", "churned_mrr", "nrr", "grr"], ["movement_months", "bridge", "breakdown_by_attribute", "breakdown_by_plan", "retention"]),
        new("number", "/revenue/customers", "number.title", [], []),
        new("reconciliation", "/revenue/reconciliation", "reconciliation.title", [], ["reconciliation", "reconciliation_left_out", "reconciliation_lines", "reconciliation_payments"]),
        new("closed", "/revenue/closed", "closed.title", [], []),
        new("cohorts", "/cohorts", "nav.cohorts", ["nrr", "grr", "logo_churn", "gross_mrr_churn", "net_mrr_churn", "renewal_rate"], ["lives"]),
        new("health", "/health", "nav.health", [], ["health_bands", "health_list", "health_movers", "health_spread"], PageAsk.OneOf("band", [.. HealthReport.Colours]), PageAsk.Text("find")),
        new("health-proof", "/health/proof", "health.tab.proof", [], ["health_proof", "calibration", "health_parts"], PageAsk.Number("version")),
        new("health-rows", "/health/rows", "workbook.reasons", [], []),
        new("renewals", "/renewals", "nav.renewals", ["renewal_rate"], ["renewals_calendar", "renewals_list"], PageAsk.OneOf("show", [.. RenewalReport.Parts]), PageAsk.Month("ends", "ends_in")),
        new("renewals-forecasts", "/renewals/forecasts", "forecasts.title", [], ["renewals_backtest"]),
        new("growth", "/growth", "nav.growth", ["expansion_mrr"], ["growth_kinds", "growth_offers", "growth_upsell", "growth_annual", "growth_lift"], PageAsk.OneOf("kind", [.. GrowthReport.KindNames]), PageAsk.Text("who")),
        new("growth-upsell", "/growth/upsell", "growth.tab.upsell", [], ["growth_upsell"], PageAsk.OneOf("kind", "limit", "seats")),
        new("growth-annual", "/growth/annual", "growth.tab.annual", [], ["growth_annual"], PageAsk.Text("who")),
        new("growth-products", "/growth/products", "growth.tab.products", [], ["growth_grid", "growth_lift"], new PageAsk("kind", "product")),
        new("growth-outcomes", "/growth/outcomes", "growth.tab.outcomes", [], ["growth_survival"]),
        new("feedback", "/feedback", "nav.feedback", ["nps", "csat", "ces", "response_rate"], ["nps_change", "nps_by_attribute", "nps_outcomes", "open_loops", "answers"]),
        new("feedback-answers", "/feedback/answers", "feedback.answers", [], ["answers"], PageAsk.OneOf("survey", [.. AnswerReport.Surveys]), PageAsk.OneOf("voice", [.. AnswerReport.Voices])),
        new("feedback-themes", "/feedback/themes", "themes.title", [], ["themes", "theme_comments", "theme_phrases"], PageAsk.Text("theme")),
        new("billing", "/billing", "nav.billing", ["failed_payments", "recovery_rate", "dso", "past_due"], ["recovery", "failed_payments", "ageing", "payers", "retainers"]),
        new("billing-payments", "/billing/payments", "billing.payments", ["failed_payments", "recovery_rate", "involuntary_churn"], ["dunning_list", "recovery", "failed_payments", "card_expiry"], PageAsk.OneOf("by", [.. Recovery.Ways]), PageAsk.Text("value")),
        new("billing-receivables", "/billing/receivables", "billing.tab.receivables", ["dso", "best_possible_dso", "past_due", "receivables"], ["ageing", "payers", "payer_list", "dso"], new PageAsk("band", "value", PayerBand.Bands)),
        new("billing-retainers", "/billing/retainers", "billing.tab.retainers", ["retainer_utilisation", "retainer_overage"], ["retainers", "retainer_periods", "retainer_signs"]),
        new("billing-reminders", "/billing/reminders", "billing.tab.reminders", [], ["reminders", "reminder_groups"], PageAsk.OneOf("group", [.. ReminderRequest.Groups]), PageAsk.Text("experiment"), PageAsk.Day("start"), PageAsk.Text("a"), PageAsk.Text("b")),
        new("economics", "/economics", "nav.economics", ["cac", "clv_simple", "clv_capped", "ltv_cac", "cac_payback", "magic_number"], ["cac", "clv", "profile"]),
        new("tasks", "/tasks", "nav.tasks", [], []),
        new(
            OfOne, "/customers/{id}", "workbook.customer", [],
            [
                "customer", "customer_strip", "health_customer", "customer_steps", "customer_movements", "customer_bills", "customer_lines", "customer_payments", "customer_answers", "customer_tickets", "customer_touches",
                "customer_contacts", "customer_family", "customer_usage", "customer_retainers", "customer_ledger",
            ]),
    ];

    /// <summary>Name of the workbook of one customer.</summary>
    public const string OfOne = "customer";

    /// <summary>How the page is held to a book.</summary>
    public Held Held => Access.Find(Route, "get").Held;

    /// <summary>The workbook of a page; null where it has none.</summary>
    public static PageBook? Of(HttpContext context) =>
        context?.GetEndpoint() is RouteEndpoint endpoint && Access.Route(endpoint) is var route ? All.FirstOrDefault(book => book.Route == route) : null;

    /// <summary>The workbook of a name; null where there is none.</summary>
    public static PageBook? Named(string? name) => All.FirstOrDefault(book => book.Name == name);

    /// <summary>What the workbook is asked where a page was asked this.</summary>
    public string Query(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Name == OfOne && context.GetRouteValue("id") is string id ? $"?customer={Uri.EscapeDataString(id)}" : context.Request.QueryString.ToString();
    }

    /// <summary>Which customers it is about: what is not held by its filter, takes none.</summary>
    public Selection About(Selection selection) => Held == Held.Filter ? selection : Selection.Everyone;
}
