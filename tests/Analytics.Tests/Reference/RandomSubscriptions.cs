namespace Retention.Analytics.Tests.Reference;

/// <summary>The subscriptions of random customers: one after another with gaps, and beside each other.</summary>
public sealed class RandomSubscriptions(Dice dice, IReadOnlyList<Plan> plans)
{
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly DateOnly Last = new(2026, 3, 10);

    private readonly RandomChanges changes = new(dice, plans);

    public List<Subscription> Rows { get; } = [];

    public IReadOnlyList<Change> Changes => changes.Rows;

    public IReadOnlyList<Subscription> Of(string customerId, string currency)
    {
        var made = new List<Subscription>();
        var start = dice.Day(First, First.AddMonths(24));
        for (var n = dice.Pick(1, 1, 2, 3, 4); n > 0 && start < Last; n--)
        {
            var subscription = Make(customerId, currency, start);
            made.Add(subscription);
            if (dice.Allows(Features.SeveralSubscriptions) && dice.Chance(40))
                made.Add(Make(customerId, currency, start.AddDays(dice.Pick(0, 0, 10, 40, 100))));
            if ((subscription.EndedAt ?? subscription.TermEndsAt) is not { } end) break;
            start = DateOnly.FromDateTime(end.Clock).AddDays(dice.Pick(0, 0, 0, dice.Gap(), dice.Gap()));
        }

        return made;
    }

    private Subscription Make(string customerId, string currency, DateOnly start)
    {
        var plan = dice.Chance(80) ? dice.Pick([.. plans]) : null;
        var (interval, count) = dice.Interval();
        var own = plan is null || plan.Interval is null || dice.Chance(20);
        var made = new Subscription($"s{Rows.Count + 1}", customerId, dice.At(start))
        {
            PlanId = plan?.Id,
            Status = dice.Pick("active", "active", null, "past_due"),
            Quantity = dice.Chance(40) ? null : dice.Quantity(),
            UnitAmount = plan?.UnitAmount is null || dice.Chance(20) ? dice.Price() : null,
            Interval = own ? interval : null,
            IntervalCount = own && (count > 1 || dice.Chance(50)) ? count : null,
            // A plan in another currency than the subscription is an open question, so it does not happen here.
            Currency = plan?.Currency is { } planned ? dice.Pick(null, planned) : dice.Chance(70) ? currency : null,
        };
        made = Discount(Trial(made, start), start);
        made = End(made, start);
        made = Spoil(changes.Add(made, start), start);
        Rows.Add(made);
        return made;
    }

    private Subscription Trial(Subscription made, DateOnly start)
    {
        if (!dice.Allows(Features.Trials) || !dice.Chance(20)) return made;
        var ends = dice.At(start.AddDays(dice.Pick(7, 14, 30, 31, 0, 90)));
        return dice.Chance(10) ? made with { Status = "trialing" } : made with { Status = dice.Pick("trialing", "active"), TrialEndsAt = ends };
    }

    private Subscription Discount(Subscription made, DateOnly start)
    {
        if (!dice.Allows(Features.Discounts) || !dice.Chance(40)) return made;
        var (percent, amount, ends) = changes.Discount(start);
        return made with { DiscountPercent = percent, DiscountAmount = amount, DiscountEndsAt = ends };
    }

    private Subscription End(Subscription made, DateOnly start)
    {
        if (!dice.Allows(Features.Cancellations) || dice.Chance(35)) return made;
        var end = start.AddDays(dice.Pick(0, 1, 5, 28, 30, 31, 59, 90, 180, 365, 366, 500, 20 + dice.Below(500)));
        var requested = start.AddDays(dice.Below(Math.Max(1, end.DayNumber - start.DayNumber)));
        var reason = dice.Pick(null, "too_expensive", "payment_failed", "card_expired", "no_longer_needed");
        var ended = made with { CancelReason = reason, Status = dice.Pick(made.Status, "canceled", "cancelled") };
        // The term's end is never before ended_at: which of the two an earlier as-of day knows is an open question.
        return dice.Below(5) switch
        {
            0 => ended with { EndedAt = Moment.On(end) },
            1 => ended with { EndedAt = Moment.On(end), CancelRequestedAt = Moment.On(requested) },
            2 => ended with { EndedAt = Moment.On(end), CancelRequestedAt = Moment.On(requested), TermEndsAt = Moment.On(end.AddDays(dice.Pick(0, 10))) },
            3 => ended with { CancelRequestedAt = Moment.On(requested), TermEndsAt = Moment.On(dice.Chance(10) ? requested.AddDays(-3) : end) },
            _ => made with { TermEndsAt = Moment.On(end), CancelRequestedAt = dice.Chance(15) ? Moment.On(end.AddDays(5)) : null, AutoRenew = dice.Pick(true, false, (bool?)null) },
        };
    }

    private Subscription Spoil(Subscription made, DateOnly start)
    {
        if (!dice.Allows(Features.Invalid) || !dice.Chance(6)) return made;
        return dice.Below(11) switch
        {
            0 => made with { EndedAt = Moment.On(start.AddDays(-1)), StartedAt = Moment.On(start) },
            1 => made with { DiscountPercent = 101 },
            2 => made with { Quantity = -1 },
            3 => made with { UnitAmount = -5 },
            4 => made with { Interval = "fortnight" },
            5 => made with { Interval = "month", IntervalCount = 0 },
            6 => made with { Currency = "XXQ" },
            7 => made with { Status = "sleeping" },
            8 => made with { Status = "canceled", EndedAt = null, CancelRequestedAt = null, TermEndsAt = null },
            9 => made with { PlanId = null, Interval = null, IntervalCount = null },
            _ => made with { PlanId = "nowhere", Currency = "JPY", Interval = "month", UnitAmount = 7 },
        };
    }
}
