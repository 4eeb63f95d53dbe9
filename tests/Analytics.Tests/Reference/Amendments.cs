namespace Retention.Analytics.Tests.Reference;

/// <summary>What the change rows make of the terms of a subscription, in their order (S5, S10, S17).</summary>
public static class Amendments
{
    /// <param name="agreement">The subscription.</param>
    /// <param name="terms">Its terms at the start.</param>
    /// <param name="company">Where its changes are.</param>
    /// <param name="plans">The plans that can be used.</param>
    /// <param name="zone">The workspace zone.</param>
    /// <param name="use">Told of every change (table, id, why not); says whether it counts.</param>
    public static IEnumerable<(DateOnly From, Terms Terms)> Of(
        Agreement agreement, Terms terms, Company company, IReadOnlyDictionary<string, Plan> plans, TimeZoneInfo zone,
        Func<string, string, string?, bool> use)
    {
        // S5: by changed_at, then by position in the file (OrderBy keeps it).
        foreach (var change in company.Changes
            .Where(c => c.SubscriptionId == agreement.Id && c.ChangedAt is not null)
            .OrderBy(c => c.ChangedAt!.Value.LocalIn(zone)))
        {
            var id = $"{change.SubscriptionId} {change.ChangedAt}";
            if (!use("subscription_changes", id, WhyNot(change, agreement, terms, plans))) continue;
            var day = change.ChangedAt!.Value.DayIn(zone);
            // S17: before the start counts at the start.
            if (day < agreement.Start) day = agreement.Start;
            terms = Apply(change, terms, day, plans, zone);
            yield return (day, terms);
        }
    }

    private static string? WhyNot(Change c, Agreement agreement, Terms terms, IReadOnlyDictionary<string, Plan> plans)
    {
        var plan = c.PlanId is null ? null : plans.GetValueOrDefault(c.PlanId);
        return c.Quantity < 0 ? "quantity"
            : c.UnitAmount < 0 ? "unit_amount"
            : c.DiscountPercent is < 0 or > 100 ? "discount_percent"
            : c.DiscountAmount < 0 ? "discount_amount"
            : c.Status is not (null or "active" or "paused") ? "status"
            : !IsNew(c.PlanId, terms) ? null
            // Principle 7: the terms that a new plan should bring are unknown.
            : plan?.Interval is null ? "plan_id"
            : (c.UnitAmount ?? plan.UnitAmount) is null ? "unit_amount"
            : plan.Currency is not null && plan.Currency != agreement.Currency ? "plan_currency"
            : null;
    }

    // S10: a plan_id that repeats the current plan is not new, and brings nothing.
    private static bool IsNew(string? planId, Terms terms) => planId is not null && planId != terms.PlanId;

    private static Terms Apply(
        Change c, Terms terms, DateOnly day, IReadOnlyDictionary<string, Plan> plans, TimeZoneInfo zone)
    {
        if (IsNew(c.PlanId, terms))
        {
            var plan = plans[c.PlanId!];
            terms = terms with
            {
                PlanId = plan.Id,
                Interval = plan.Interval!,
                IntervalCount = plan.IntervalCount ?? 1,
                UnitAmount = plan.UnitAmount ?? terms.UnitAmount,
            };
        }

        var discounted = c.DiscountPercent is not null || c.DiscountAmount is not null || c.DiscountEndsAt is not null;
        return terms with
        {
            UnitAmount = c.UnitAmount ?? terms.UnitAmount,
            Quantity = c.Quantity ?? terms.Quantity,
            Discount = discounted
                ? new Discount(c.DiscountPercent ?? 0, c.DiscountAmount ?? 0, c.DiscountEndsAt?.DayIn(zone), day)
                : terms.Discount,
            Paused = c.Status is null ? terms.Paused : c.Status == "paused",
        };
    }
}
