using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>A metric on a card: its value, its change and where it leads, in the reader's words; <c>Why</c> is what a value that is not defined lacks.</summary>
public sealed record CardView(Card Card, DateOnly Month, string? Currency, Selection? Of = null, string? Why = null)
{
    /// <summary>The metric's name.</summary>
    public string Label(Words words) => Card.Metric.Label.In(words.Language);

    /// <summary>The value, in its unit.</summary>
    public string Value(Format format, Words words) => (Card.Metric.Unit, Card.Value) switch
    {
        (MetricUnit.Ratio, null) when Card.Metric.Name == "quick_ratio" => words["card.no_losses"],
        (MetricUnit.Months, { } value) => words["card.months", format.Number(value, 1)],
        (MetricUnit.Days, { } value) => words["card.days", format.Number(value, 1)],
        (MetricUnit.Money, var value) => format.Money(value, Currency),
        (MetricUnit.Percent, var value) => format.Percent(value),
        (MetricUnit.Count, var value) => format.Number(value),
        (_, var value) => format.Number(value, 1),
    };

    /// <summary>The change since the period it is set beside, in the unit in which people speak of it; null where there is nothing to compare.</summary>
    public string? Change(Format format) => (Card.Metric.Unit, Card.Change) switch
    {
        (_, null) => null,
        (MetricUnit.Money, _) when IsBalance && Card.ChangeRate is { } rate => (rate > 0 ? "+" : "") + format.Percent(rate),
        (MetricUnit.Money, var change) => format.MoneyChange(change, Currency),
        (MetricUnit.Percent, var change) => format.Points(change),
        (MetricUnit.Count, var change) => format.NumberChange(change),
        (_, var change) => format.NumberChange(change, 1),
    };

    /// <summary>The last month of the period that the card is set beside.</summary>
    public DateOnly Beside => Month.AddMonths(-(Of?.Grain ?? Grain.Month).MonthsTo(Of?.Against ?? Against.Before));

    /// <summary>Whether the change is for the better; null where it is neither.</summary>
    public bool? IsGood => Card.Change switch
    {
        null or 0 => null,
        _ when Card.Metric.Better == Better.Neither => null,
        > 0 => Card.Metric.Better == Better.Higher,
        _ => Card.Metric.Better == Better.Lower,
    };

    /// <summary>The customers behind the number.</summary>
    public string Link => BillingLink ?? (Survey is { } survey ? Links.Answers(Month, survey, "all", Of) : Card.Metric.Name is "sales_and_marketing_cost" or "cac_paid" ? $"/economics?month={Links.Month(Month)}{Links.And(Of)}#channels" : Links.Customers(Month, Card.Metric.Name switch
    {
        "net_new_mrr" => "net",
        "committed_mrr" => "committed",
        "logo_churn" => "churn",
        "gross_mrr_churn" => "lost",
        "net_mrr_churn" or "quick_ratio" => "net",
        "asp" or "cac" or "cac_payback" => "new",
        "non_recurring_revenue" => "non_recurring",
        "usage_run_rate" => "usage",
        "nrr" => "retained",
        "grr" => "kept",
        "renewal_rate" => "renewed",
        _ => "closing",
    }, Of));

    private string? BillingLink => Card.Metric.Name switch
    {
        "failed_payments" => Links.Customers(Month, "failed", Of),
        "recovery_rate" => Links.Customers(Month, "recovered", Of),
        "card_expiry_mrr" => Links.Customers(Month, "expiring", Of),
        "receivables" or "dso" or "best_possible_dso" => Links.Customers(Month, "owed", Of),
        "past_due" or "days_delinquent" => Links.Customers(Month, "past_due", Of),
        "voluntary_churn" or "involuntary_churn" or "unknown_churn" => Links.Customers(Month, "churn", Of, ("subtype", Card.Metric.Name[..^"_churn".Length])),
        "retainer_utilisation" or "effective_hourly_rate" or "retainer_overage" => $"{Links.Billing("retainers", Month, Of)}#periods",
        _ => null,
    };

    private string? Survey => Card.Metric.Name switch
    {
        "nps" or "nps_by_customer" or "nps_by_mrr" or "response_rate" => "nps",
        "csat" => "csat",
        "ces" => "ces",
        _ => null,
    };

    // A flow of money is compared by its amount: +300 % of a small month says nothing.
    private bool IsBalance => Card.Metric.Name is not ("net_new_mrr" or "non_recurring_revenue" or "cac" or "cac_paid" or "failed_payments" or "voluntary_churn" or "involuntary_churn" or "unknown_churn" or "retainer_overage" or "effective_hourly_rate");
}
