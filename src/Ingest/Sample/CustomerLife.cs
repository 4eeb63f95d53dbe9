namespace Retention.Ingest.Sample;

/// <summary>Lives one customer from the first day to the last, look by look; one instance serves many customers, one after another.</summary>
internal sealed class CustomerLife
{
    private readonly World world;
    private readonly Customer customer = new();
    private readonly Collection collection = new();
    private readonly Surveys surveys;
    private readonly Support support;
    private readonly Relationship relationship;
    private readonly Engagement engagement;
    private readonly Contract contract;
    private readonly Truth truth;

    public CustomerLife(World world)
    {
        this.world = world;
        surveys = new Surveys(world);
        support = new Support(world, surveys);
        relationship = new Relationship(world);
        engagement = new Engagement(world);
        contract = new Contract(world, customer, collection, engagement);
        truth = new Truth(world);
    }

    public void Run(int number, Block block)
    {
        customer.Draw(number, world);
        CustomerRow.Write(customer, world, block[Table.Customers]);
        block.Signups[world.Calendar.MonthOf(customer.Start), customer.Channel]++;
        collection.Begin();
        engagement.Begin(customer);
        surveys.Begin(customer);
        support.Begin();
        relationship.Begin(customer, block[Table.Onboarding]);
        truth.Begin();
        contract.Begin(block);
        var from = customer.Start - 1;
        foreach (var to in world.Calendar.Looks)
        {
            if (to < customer.Start)
                continue;
            if (!Live(from, to, block))
                break;
            from = to;
        }
        contract.Finish();
        if (world.Options.Truth)
            truth.Write(customer.Number, contract.LeftOn, block.Truth);
    }

    /// <summary>The days after one look up to the next. False when nothing more can happen.</summary>
    private bool Live(int from, int to, Block block)
    {
        var notice = from >= customer.Start && contract.Decides ? Notice(from, to) : Calendar.Never;
        if (notice != Calendar.Never)
        {
            contract.Advance(notice);
            if (contract.Decides)
                contract.GiveNotice(notice, SignsOn(from));
        }
        else if (contract.Decides)
        {
            contract.Change(from, to);
        }
        contract.Advance(to);
        if (contract.IsOver)
            return false;
        customer.Drift();
        if (contract.IsHere(to))
            Speak(Math.Max(from, contract.HereSince - 1), to, block);
        if (world.Options.Truth && contract.AtRisk(to) && Calendar.IsMonthEnd(to))
            truth.Note(to, SignsOn(to));
        return true;
    }

    private int Notice(int from, int to)
    {
        var stays = Curve.Power(1 - ChurnHazard.Daily(SignsOn(from)), to - from);
        return customer.Dice.Chance(stays) ? Calendar.Never : customer.Dice.Between(from + 1, to);
    }

    private void Speak(int from, int to, Block block)
    {
        if (from >= to)
            return;
        engagement.Look(customer, contract.Main.Kind, to, block[Table.UsageDaily]);
        support.Week(customer, from, to, block);
        relationship.Week(customer, from, to, block);
        if (contract.Main.TrialEnds == Calendar.Never || contract.Main.TrialEnds < from)
            surveys.Week(customer, from, to, block);
    }

    private ChurnSigns SignsOn(int day) => engagement.Onto(new ChurnSigns
    {
        Interval = contract.Main.Months switch { 12 => RenewalInterval.Year, 3 => RenewalInterval.Quarter, _ => RenewalInterval.Month },
        DaysToRenewal = contract.Main.TermEnd == Calendar.Never ? 30 : contract.Main.TermEnd - day,
        Nps = surveys.Class(day),
        FailedPayments = collection.FailuresBefore(day),
        DaysOverdue = collection.DaysOverdue(day),
        OpenAttempts = collection.OpenAttempts(day),
        TicketsPerSeat = support.PerSeat(contract.Main.Seats, day),
        LateMilestones = relationship.Late(day),
        DiscountEndsIn = contract.Main.Percent > 0 && contract.Main.PercentEnds is var ends && ends != Calendar.Never && ends > day ? ends - day : null,
        TenureDays = day - contract.Main.Start,
        Seats = contract.Main.Seats,
        DaysSinceTouch = relationship.DaysSinceTouch(day),
        Way = customer.Way,
        CardExpired = Collection.HasExpired(customer, day),
    }, day);
}
