namespace Retention.Ingest.Sample;

/// <summary>What a new customer buys.</summary>
internal readonly record struct Offer(PlanKind Kind, PlanKind? Extra)
{
    public static Offer Draw(Customer customer)
    {
        ref var dice = ref customer.Dice;
        if (customer.InvoiceOnly)
            return new Offer(dice.Chance(0.7) ? PlanKind.Studio20 : PlanKind.Studio40, null);
        var term = dice.Unit();
        var tier = customer.Segment switch { 0 => dice.Pick([64, 30, 6]), 1 => dice.Pick([14, 60, 26]), _ => dice.Pick([0, 38, 62]) };
        var yearly = term < customer.Segment switch { 0 => 0.1, 1 => 0.25, _ => 0.62 };
        var kind = !yearly && customer.Segment == 1 && term > 0.93 ? PlanKind.TeamQuarter
            : (PlanKind)(tier + (yearly ? (int)PlanKind.StarterYear : 0));
        return new Offer(kind, dice.Chance(0.16) ? ExtraFor(kind, ref dice) : null);
    }

    public static PlanKind? ExtraFor(PlanKind kind, ref Dice dice) => PriceList.MonthsOf(kind) switch
    {
        1 when kind != PlanKind.Free => dice.Pick([55, 20, 17, 8]) switch { 0 => PlanKind.AnalyticsMonth, 1 => PlanKind.SupportMonth, 2 => PlanKind.Studio20, _ => PlanKind.Studio40 },
        12 => dice.Chance(0.6) ? PlanKind.AnalyticsYear : PlanKind.SupportYear,
        _ => null,
    };
}

/// <summary>Why a customer says they leave.</summary>
internal static class Reasons
{
    public static int Draw(in ChurnSigns signs, ref Dice dice)
    {
        if (dice.Chance(0.12))
            return 7;
        if (signs.DaysSinceUse > 20 && dice.Chance(0.6))
            return 3;
        if (signs.TicketsPerSeat > 0.5 && dice.Chance(0.5))
            return 5;
        if (signs.DiscountEndsIn <= 60 && dice.Chance(0.6))
            return 0;
        return dice.Pick([32, 18, 20, 12, 8, 4, 6]);
    }
}

/// <summary>Hours of a retainer, one row a period once it is over.</summary>
internal static class Retainer
{
    public static void Write(Customer customer, World world, Subscription of, int from, int to, Rows rows)
    {
        if (!of.Active || !PriceList.IsStudio(of.Kind) || to > world.Calendar.Last)
            return;
        ref var dice = ref customer.Dice;
        var included = PriceList.IncludedIn(of.Kind);
        var quarters = Math.Max(0, (int)(included * 4 * (0.72 + 0.16 * customer.Drive + 0.16 * dice.Normal())));
        rows.Key('c', customer.Number).Text(world.Calendar.Text(from)).Text(world.Calendar.Text(to)).Int(included)
            .Fixed(quarters * 25, 2).Money(of.Unit).Money(PriceList.Scaled(7500, customer.Currency)).End();
    }
}
