namespace Retention.Analytics.Health;

/// <summary>What the health score knows of customers: the columns of <c>Sql/health/features.sql</c> and how a linear model reads them.</summary>
public static class HealthSchema
{
    /// <summary>The features in use.</summary>
    public static FeatureSchema Current { get; } = new(
        [.. Billing, .. Collections, .. Usage, .. Answers, .. Support, .. Relations],
        [new("billing", "days_to_renewal"), new("nps_class", "days_since_touch")]);

    private static Feature[] Billing =>
    [
        new("mrr", FeatureGroup.Billing, new Shape.Log()),
        new("tier", FeatureGroup.Billing, new Shape.Plain()),
        new("billing", FeatureGroup.Billing, new Shape.Classes("month", "quarter", "year")),
        new("days_to_renewal", FeatureGroup.Billing, new Shape.Steps(30, 60, 90, 120, 150, 180)),
        new("tenure", FeatureGroup.Billing, new Shape.Log()),
        new("seats", FeatureGroup.Billing, new Shape.Log()),
        new("mrr_change", FeatureGroup.Billing, new Shape.Clamped(-0.5, 0.5)),
        new("discount_share", FeatureGroup.Billing, new Shape.Clamped(0, 1)),
        new("discount_ends_in", FeatureGroup.Billing, new Shape.Steps(60)),
    ];

    private static Feature[] Collections =>
    [
        new("failed_payments", FeatureGroup.Billing, new Shape.Clamped(0, 3), 1),
        new("open_failures", FeatureGroup.Billing, new Shape.Steps(0, 1, 3), 1),
        new("days_overdue", FeatureGroup.Billing, new Shape.Clamped(0, 60), 1),
        new("pays_by", FeatureGroup.Billing, new Shape.Classes("card", "debit", "transfer", "other")),
        new("card_expires_in", FeatureGroup.Billing, new Shape.Steps(0, 60)),
    ];

    private static Feature[] Usage =>
    [
        new("active_share", FeatureGroup.Usage, new Shape.Clamped(0, 1), -1),
        new("usage_change", FeatureGroup.Usage, new Shape.Clamped(-0.8, 0.5)),
        new("active_days", FeatureGroup.Usage, new Shape.Log()),
        new("metrics_used", FeatureGroup.Usage, new Shape.Clamped(0, 5)),
        new("days_idle", FeatureGroup.Usage, new Shape.Steps(20, 45), 1),
        new("limit_share", FeatureGroup.Usage, new Shape.Clamped(0, 1.5)),
    ];

    private static Feature[] Answers =>
    [
        new("nps_class", FeatureGroup.Surveys, new Shape.Classes("passive", "never", "silent", "detractor", "promoter")),
        new("nps", FeatureGroup.Surveys, new Shape.Plain(), -1),
        new("nps_change", FeatureGroup.Surveys, new Shape.Clamped(-5, 5)),
        new("nps_age", FeatureGroup.Surveys, new Shape.Log()),
        new("csat", FeatureGroup.Surveys, new Shape.Plain()),
    ];

    private static Feature[] Support =>
    [
        new("tickets_per_seat", FeatureGroup.Support, new Shape.Clamped(0, 1.5)),
        new("tickets_change", FeatureGroup.Support, new Shape.Clamped(-5, 5)),
        new("urgent_tickets", FeatureGroup.Support, new Shape.Clamped(0, 3)),
        new("open_tickets", FeatureGroup.Support, new Shape.Clamped(0, 3)),
        new("ticket_satisfaction", FeatureGroup.Support, new Shape.Plain()),
    ];

    private static Feature[] Relations =>
    [
        new("days_since_touch", FeatureGroup.Relationship, new Shape.Steps(90)),
        new("reviewed", FeatureGroup.Relationship, new Shape.Plain()),
        new("milestones_late", FeatureGroup.Relationship, new Shape.Clamped(0, 3)),
        new("retainer_used", FeatureGroup.Relationship, new Shape.Clamped(0, 1.5)),
    ];
}
