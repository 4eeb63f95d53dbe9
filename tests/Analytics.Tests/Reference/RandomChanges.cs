namespace Retention.Analytics.Tests.Reference;

/// <summary>What happens to a random subscription after its start: plans, seats, prices, discounts and pauses.</summary>
public sealed class RandomChanges(Dice dice, IReadOnlyList<Plan> plans)
{
    public List<Change> Rows { get; } = [];

    /// <summary>Adds changes; gives the subscription back, on pause where its last change says so.</summary>
    public Subscription Add(Subscription made, DateOnly start)
    {
        var rows = new List<Change>();
        if (dice.Allows(Features.Changes))
            for (var n = dice.Pick(0, 0, 1, 2, 3); n > 0; n--) rows.Add(Terms(made.Id, When(start)));
        // A trial without an end has no pauses: whether "active" would end it is an open question.
        var endless = made.Status == "trialing" && made.TrialEndsAt is null;
        if (dice.Allows(Features.Pauses) && dice.Chance(25) && !endless)
        {
            for (var (n, at) = (dice.Pick(1, 1, 2), When(start)); n > 0; n--)
            {
                rows.Add(new Change(made.Id, dice.At(at)) { Status = "paused" });
                if (dice.Chance(15)) { rows.Add(Terms(made.Id, at.AddDays(dice.Below(20)))); }
                if (dice.Chance(15)) made = made with { Status = "paused" };
                if (dice.Chance(20)) break;
                at = at.AddDays(dice.Chance(10) ? 0 : dice.Gap());
                rows.Add(new Change(made.Id, dice.At(at)) { Status = "active", Quantity = dice.Chance(15) ? dice.Quantity() : null });
                at = at.AddDays(dice.Pick(0, 1, 40));
            }
        }

        if (dice.Allows(Features.Invalid) && made.Status == "active" && dice.Chance(2)) made = made with { Status = "paused" };
        Rows.AddRange(rows);
        return made;
    }

    /// <summary>Percent, amount and end of a discount: once, limited or for ever.</summary>
    public (decimal? Percent, decimal? Amount, Moment? Ends) Discount(DateOnly from)
    {
        decimal? percent = dice.Chance(60) ? dice.Pick(10m, 12.5m, 50m, dice.Allows(Features.Free) ? 100m : 20m) : null;
        decimal? amount = percent is null || dice.Chance(10) ? dice.Pick(1m, 5m, 14m, 33.33m) : null;
        Moment? ends = dice.Below(3) switch
        {
            0 => null,
            1 => Moment.On(from.AddDays(dice.Pick(0, 1, 7, 14, 30))),
            _ => Moment.On(from.AddMonths(dice.Pick(1, 2, 3, 6, 12, 13, 24)).AddDays(dice.Pick(0, 0, 1, -1))),
        };
        return (percent, amount, ends);
    }

    private DateOnly When(DateOnly start) => dice.Chance(10) ? start.AddDays(dice.Pick(-5, 0, 0, 1)) : dice.Day(start, start.AddDays(400));

    private Change Terms(string id, DateOnly day)
    {
        var change = new Change(id, dice.At(day));
        if (dice.Allows(Features.Invalid) && dice.Chance(4))
            return dice.Pick(change with { Quantity = -2 }, change with { PlanId = "nowhere" }, change with { DiscountPercent = 120 }, change with { Status = "ended" });
        var kind = dice.Below(5);
        if (kind == 0) return change with { PlanId = dice.Pick([.. plans]).Id, UnitAmount = dice.Chance(30) ? dice.Price() : null };
        if (kind == 1 || !dice.Allows(Features.Discounts)) return change with { Quantity = dice.Quantity() };
        if (kind == 2) return change with { UnitAmount = dice.Price(), Quantity = dice.Chance(20) ? dice.Quantity() : null };
        if (kind == 3 && dice.Chance(30)) return change with { DiscountPercent = 0 };
        var (percent, amount, ends) = Discount(day);
        return change with { DiscountPercent = percent, DiscountAmount = amount, DiscountEndsAt = ends };
    }
}
