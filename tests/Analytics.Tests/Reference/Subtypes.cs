namespace Retention.Analytics.Tests.Reference;

/// <summary>The one subtype of a movement (S29), and whether metrics.md leaves no doubt about it.</summary>
public static class Subtypes
{
    private static readonly string[] Involuntary = ["involuntary", "payment_failed", "non_payment", "past_due", "card_expired"];

    public static (string Subtype, bool Certain) OfChurn(IReadOnlyList<Transition> steps)
    {
        var lost = steps.Where(s => s.IsGone).OrderByDescending(s => s.Before.Held * s.Rate).ToList();
        // "On that day" is read over the subscriptions that were lost, not over those that had stopped before.
        if (lost.Any(s => s.After.State == State.PastDue)) return ("involuntary", lost.All(s => s.Unit.Agreement is not null));
        if (lost.Any(s => s.After.State == State.Running)) return ("to_free", true);
        var free = steps.Any(s => s.After.State is State.Running);
        var largest = lost[0];
        var tied = lost.Count > 1 && lost[1].Before.Held * lost[1].Rate == largest.Before.Held * largest.Rate;
        // S24, S36: a lapse and the end of invoiced service have no reason.
        if (largest.After.Lapsed || largest.Unit.Agreement is not { } agreement) return ("unknown", !tied && !free);
        var reason = agreement.CancelReason;
        return (reason is null ? "unknown" : Involuntary.Contains(reason) ? "involuntary" : "voluntary", !tied && !free);
    }

    public static (string? Subtype, bool Certain) OfChange(IReadOnlyList<Transition> steps, bool rises)
    {
        if (steps.Any(s => s.Unit.Agreement is null)) return (null, false);
        var gone = steps.Where(s => s.IsGone && s.After.State == State.Ended).ToList();
        var added = steps.Where(s => s.IsAdded && s.Before.State == State.Before).ToList();
        // More than one ended or started: which replaced which is not told.
        var certain = gone.Count == 0 || added.Count == 0 || (gone.Count == 1 && added.Count == 1);
        // In a trial or past due at its start: whether it "started" with its first MRR is not told.
        certain &= !added.Any(s => s.Unit.PaysLater);
        // Free, trial or past due before or after: "added" and "gone" are told only for starts and ends.
        certain &= !steps.Any(s => (s.IsAdded && s.Before.State != State.Before) || (s.IsGone && s.After.State != State.Ended && !s.After.Lapsed));

        var moved = new List<(Transition Of, Terms Before, Terms After, bool DiscountBefore, bool DiscountAfter)>();
        foreach (var (end, start) in gone.Zip(added))
            if (Moves(end.Delta + start.Delta, rises))
                moved.Add((start, end.Before.Terms!, start.After.Terms!, end.Before.Discounted, start.After.Discounted));
        var replaced = gone.Zip(added).SelectMany(p => new[] { p.First, p.Second }).ToHashSet();
        var rest = steps.Where(s => !replaced.Contains(s) && Moves(s.Delta, rises)).ToList();
        if (rest.Any(s => rises ? s.IsAdded && s.Before.State != State.Running : s.IsGone && s.After.State != State.Running))
            return (rises ? "cross_sell" : "product_drop", certain);

        moved.AddRange(rest.Select(s => (s, s.Before.Terms!, s.After.Terms!, s.Before.Discounted, s.After.Discounted)));
        if (moved.Any(m => m.Before.PlanId != m.After.PlanId
            || (m.Before.Interval, m.Before.IntervalCount) != (m.After.Interval, m.After.IntervalCount))) return ("plan", certain);
        if (moved.Any(m => m.Before.Quantity != m.After.Quantity)) return ("seats", certain);
        // An ended subscription that another one replaced: plan, else seats, else price.
        if (moved.Any(m => m.Before.UnitAmount != m.After.UnitAmount || replaced.Contains(m.Of)))
            return (rises ? "price_increase" : "price_decrease", certain);
        return (rises ? "discount_expiry" : "discount_added", certain);
    }

    private static bool Moves(decimal delta, bool rises) => rises ? delta > 0 : delta < 0;
}
