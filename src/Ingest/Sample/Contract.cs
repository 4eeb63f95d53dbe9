namespace Retention.Ingest.Sample;

/// <summary>Where a customer stands with the company.</summary>
internal enum Standing
{
    Trial, Running, Leaving, Paused, Suspended, Free, Away, Over,
}

/// <summary>The course of a customer's subscriptions: bills at each renewal, and what was decided takes effect there.</summary>
internal sealed class Contract(World world, Customer customer, Collection collection, Engagement engagement)
{
    private readonly Calendar calendar = world.Calendar;
    private readonly Biller biller = new(world, collection);
    private readonly Subscription extra = new(world);
    private readonly Plans pending = new();
    private readonly int[] leftOn = new int[16];
    private Block block = null!;
    private Standing standing;
    private int leftCount;
    private int opened;
    private int anchor;
    private int terms;
    private int nextBill;
    private int endsOn;
    private int wakes;

    public Subscription Main { get; } = new(world);

    /// <summary>First day of the present stay.</summary>
    public int HereSince { get; private set; }

    /// <summary>Pays, and may decide to change or to leave.</summary>
    public bool Decides => standing == Standing.Running && !pending.Free && !pending.PauseForGood;

    public bool IsOver => standing == Standing.Over;

    /// <summary>Days of notice, of a silent end or of an end for non-payment.</summary>
    public ReadOnlySpan<int> LeftOn => leftOn.AsSpan(0, leftCount);

    /// <summary>Pays on that day and has given no notice that anybody could see.</summary>
    public bool AtRisk(int day) =>
        standing == Standing.Running
        || (standing == Standing.Leaving && Main.Requested == Calendar.Never)
        || (standing == Standing.Suspended && day < collection.Due + 30);

    /// <summary>Uses the product on that day.</summary>
    public bool IsHere(int day) =>
        standing is Standing.Trial or Standing.Running or Standing.Leaving || (standing == Standing.Suspended && day < collection.Due + 15);

    public void Begin(Block into)
    {
        block = into;
        opened = leftCount = 0;
        biller.Begin();
        var offer = Offer.Draw(customer);
        var trial = !customer.InvoiceOnly && customer.Segment < 2 && customer.Dice.Chance(0.34);
        Open(customer.Start, offer.Kind, trial);
        if (trial && customer.Dice.Chance(0.22))
            DropTrial();
        else
            StartDiscount();
        if (offer.Extra is { } kind && !customer.InvoiceOnly)
            pending.Extra = kind;
    }

    /// <summary>Bills, pauses, resumes, ends: everything that falls due up to a day.</summary>
    public void Advance(int day)
    {
        while (Step(day))
        {
        }
    }

    public void GiveNotice(int day, in ChurnSigns signs)
    {
        ref var dice = ref customer.Dice;
        var monthly = Main.Months == 1 && !customer.InvoiceOnly;
        if (monthly && dice.Chance(0.04))
        {
            pending.Free = true;
            Leave(nextBill);
            return;
        }
        if (monthly && dice.Chance(0.03))
        {
            (pending.Pause, pending.PauseForGood) = (true, true);
            Leave(nextBill + 90);
            return;
        }
        standing = Standing.Leaving;
        endsOn = nextBill;
        wakes = customer.Dice.Chance(0.07) ? endsOn + dice.Between(45, 260) : Calendar.Never;
        if (customer.InvoiceOnly || (Main.Months == 12 && endsOn - day <= 45 && dice.Chance(0.25)))
        {
            pending.Reason = 7;
            Leave(endsOn);
            return;
        }
        Main.Requested = day;
        pending.Reason = Reasons.Draw(signs, ref dice);
        Leave(day);
    }

    /// <summary>A customer who stays changes now and then: seats at once, the rest at the next renewal.</summary>
    public void Change(int from, int to)
    {
        var day = Math.Max(customer.Dice.Between(from + 1, to), customer.Start);
        Advance(day);
        if (!Decides || Main.TrialEnds != Calendar.Never && day <= Main.TrialEnds)
            return;
        if (pending.Draw(customer, Main, extra) is var added && added != 0)
            AddSeats(day, added);
    }

    /// <summary>The story ends: what still runs is written as it stands.</summary>
    public void Finish()
    {
        if (!Main.Active)
            return;
        Main.PastDue = collection.DaysOverdue(calendar.Last) > 0 && standing != Standing.Free;
        var reason = standing == Standing.Leaving ? Words.Reasons[pending.Reason] : default;
        CloseAll(Calendar.Never, reason);
    }

    private bool Step(int day)
    {
        if (standing is Standing.Trial or Standing.Running or Standing.Leaving && endsOn <= day && endsOn <= nextBill)
        {
            End(endsOn, Words.Reasons[pending.Reason]);
            return true;
        }
        if (standing is Standing.Trial or Standing.Running && nextBill <= day)
        {
            Renew(nextBill);
            return true;
        }
        if (standing is Standing.Paused or Standing.Suspended && wakes <= day)
        {
            Wake(wakes);
            return true;
        }
        if (standing is Standing.Paused or Standing.Suspended && endsOn <= day)
        {
            End(endsOn, standing == Standing.Suspended ? "payment_failed"u8 : Words.Reasons[6]);
            return true;
        }
        if (standing == Standing.Away && wakes <= day)
        {
            Return(wakes);
            return true;
        }
        return false;
    }

    private void Renew(int day)
    {
        if (pending.Pause)
        {
            Pause(day);
            return;
        }
        if (pending.Free)
        {
            if (extra.Active)
                CloseExtra(day, Words.Reasons[3]);
            Main.ChangePlan(customer, day, PlanKind.Free, 0, "downgrade to free"u8, block[Table.SubscriptionChanges]);
            standing = Standing.Free;
            nextBill = endsOn = Calendar.Never;
            return;
        }
        if (Main.Months == 12 && terms > 0 && !customer.InvoiceOnly && customer.Dice.Chance(0.03))
        {
            wakes = day + customer.Dice.Between(4, 24);
            (endsOn, pending.Reason) = (day, 7);
            End(day, default);
            return;
        }
        standing = Standing.Running;
        Revise(day);
        terms++;
        nextBill = Calendar.AddMonths(anchor, terms * Main.Months);
        Bill(day);
    }

    /// <summary>What was decided since the last renewal takes effect on this one.</summary>
    private void Revise(int day)
    {
        var changes = block[Table.SubscriptionChanges];
        if (pending.Seats is { } seats && terms > 0 && seats < Main.Seats)
        {
            customer.Seats = seats;
            Main.ChangeSeats(customer, day, seats, changes);
        }
        if (pending.Kind is { } kind && terms > 0 && kind != Main.Kind)
        {
            if (PriceList.MonthsOf(kind) != Main.Months)
                (anchor, terms) = (day, 0);
            if (customer.InvoiceOnly)
                Main.Reprice(kind, world.Prices.Price(kind, customer.Currency, day));
            else
                Main.ChangePlan(customer, day, kind, world.Prices.Price(kind, customer.Currency, day),
                    PriceList.TierOf(kind) < PriceList.TierOf(Main.Kind) ? "downgrade"u8 : "upgrade"u8, changes);
        }
        else if (terms > 0 && day - Main.Start >= 180)
        {
            var price = world.Prices.Price(Main.Kind, customer.Currency, day);
            if (price > Main.Unit)
                ChangePrice(Main, day, price, changes);
        }
        if (pending.Discount > 0)
            Main.ChangeDiscount(customer, day, pending.Discount, Calendar.AddMonths(day, 6), changes);
        if (pending.DropExtra && extra.Active)
            CloseExtra(day, Words.Reasons[3]);
        if (pending.Extra is { } add && !extra.Active && PriceList.MonthsOf(add) == Main.Months)
            extra.Open(++opened, add, add is PlanKind.AnalyticsMonth or PlanKind.AnalyticsYear ? Main.Seats : 1,
                world.Prices.Price(add, customer.Currency, day), day, Calendar.Never);
        pending.Clear();
    }

    private void ChangePrice(Subscription of, int day, long price, Rows changes)
    {
        if (customer.InvoiceOnly)
            of.Reprice(of.Kind, price);
        else
            of.ChangePrice(customer, day, price, changes);
    }

    private void Bill(int day)
    {
        ref var dice = ref customer.Dice;
        (Main.TermStart, Main.TermEnd) = (day, nextBill);
        biller.Start();
        biller.AddTerm(Main, day, nextBill);
        if (extra.Active)
        {
            (extra.TermStart, extra.TermEnd) = (day, nextBill);
            biller.AddTerm(extra, day, nextBill);
        }
        if (pending.Carried != 0)
            biller.Add(pending.Carried > 0 ? LineKind.Proration : LineKind.Credit, Main, 1, Math.Max(pending.Carried, -biller.Net()), pending.CarriedFrom, day);
        if (terms == 1 && Main.Number == 1 && Main.Kind == PlanKind.BusinessYear)
            biller.Add(LineKind.Setup, Main, 1, PriceList.Setup(Main.Kind, customer.Currency), 0, 0);
        if (engagement.Overage > 0 && Main.Months == 1)
            biller.Add(LineKind.Usage, Main, engagement.Overage, PriceList.Scaled(engagement.Overage / 10, customer.Currency), 0, 0);
        if (dice.Chance(0.004))
            biller.Add(LineKind.OneOff, null, 1, PriceList.Scaled(60000, customer.Currency), 0, 0);
        (engagement.Overage, pending.Carried) = (0, 0);
        biller.Issue(customer, day, sure: false, block);
        Retainer.Write(customer, world, PriceList.IsStudio(Main.Kind) ? Main : extra, day, nextBill, block[Table.RetainerPeriods]);
        if (collection.GivenUp || collection.PaidLate)
            Suspend();
    }

    /// <summary>An invoice that was given up stops the renewals until it is paid, or for good.</summary>
    private void Suspend()
    {
        standing = Standing.Suspended;
        pending.Clear();
        wakes = collection.PaidLate ? collection.Paid : Calendar.Never;
        endsOn = collection.PaidLate ? Calendar.Never : collection.Due + 30 + (customer.Dice.Chance(0.7) ? customer.Dice.Below(12) : 5000);
        if (collection.GivenUp)
            Leave(collection.Due + 30);
    }

    private void AddSeats(int day, int added)
    {
        customer.Seats = Main.Seats + added;
        Main.ChangeSeats(customer, day, customer.Seats, block[Table.SubscriptionChanges]);
        if (day >= nextBill)
            return;
        var net = Biller.Share(added * Main.Unit, nextBill - day, nextBill - Main.TermStart);
        if (Main.Months == 1)
        {
            pending.Carry(net, day);
            return;
        }
        biller.Start();
        biller.Add(LineKind.Proration, Main, added, net, day, nextBill);
        biller.Issue(customer, day, sure: true, block);
    }

    private void Pause(int day)
    {
        ref var dice = ref customer.Dice;
        Main.Pause(customer, day, paused: true, block[Table.SubscriptionChanges]);
        if (extra.Active)
            extra.Pause(customer, day, paused: true, block[Table.SubscriptionChanges]);
        standing = Standing.Paused;
        nextBill = Calendar.Never;
        wakes = pending.PauseForGood ? Calendar.Never : day + dice.Between(20, 80);
        endsOn = pending.PauseForGood && dice.Chance(0.5) ? day + dice.Between(95, 160) : Calendar.Never;
        pending.Clear();
    }

    private void Wake(int day)
    {
        if (standing == Standing.Paused)
        {
            Main.Pause(customer, day, paused: false, block[Table.SubscriptionChanges]);
            if (extra.Active)
                extra.Pause(customer, day, paused: false, block[Table.SubscriptionChanges]);
            (anchor, terms, nextBill) = (day, 0, day);
        }
        else
        {
            while (nextBill < day)
                nextBill = Calendar.AddMonths(anchor, ++terms * Main.Months);
        }
        (standing, wakes, endsOn, HereSince) = (Standing.Running, Calendar.Never, Calendar.Never, day);
    }

    private void End(int day, ReadOnlySpan<byte> reason)
    {
        CloseAll(day, reason);
        pending.Clear();
        nextBill = endsOn = Calendar.Never;
        standing = wakes == Calendar.Never ? Standing.Over : Standing.Away;
    }

    private void Return(int day)
    {
        var kind = Main.Kind == PlanKind.Free ? PlanKind.StarterMonth : Main.Kind;
        Open(day, kind, trial: false);
    }

    private void Open(int day, PlanKind kind, bool trial)
    {
        var trialEnds = trial ? day + 14 : Calendar.Never;
        var seats = customer.InvoiceOnly ? 1 : customer.Seats;
        Main.Open(++opened, kind, seats, world.Prices.Price(kind, customer.Currency, day), day, trialEnds);
        standing = trial ? Standing.Trial : Standing.Running;
        anchor = nextBill = trial ? trialEnds : day;
        (terms, endsOn, wakes, HereSince) = (0, Calendar.Never, Calendar.Never, day);
        pending.Clear();
        pending.Carried = 0;
    }

    private void DropTrial()
    {
        ref var dice = ref customer.Dice;
        endsOn = Main.TrialEnds;
        pending.Reason = dice.Chance(0.4) ? 3 : 7;
        if (pending.Reason == 3)
            Main.Requested = Main.TrialEnds - dice.Between(1, 10);
    }

    private void StartDiscount()
    {
        ref var dice = ref customer.Dice;
        if (customer.InvoiceOnly)
            return;
        var roll = dice.Unit();
        if (roll < 0.08)
            Main.StartDiscount(dice.Between(2, 4) * 5, Calendar.Never);
        else if (roll < 0.19)
            Main.StartDiscount(dice.Between(3, 6) * 5, Calendar.AddMonths(anchor, Main.Months == 12 ? 12 : dice.Chance(0.5) ? 3 : 6));
        else if (roll < 0.23 && Main.Months == 1)
            Main.StartDiscount(dice.Chance(0.5) ? 100 : 50, Calendar.AddMonths(anchor, 1));
    }

    private void CloseAll(int day, ReadOnlySpan<byte> reason)
    {
        if (extra.Active)
        {
            extra.Requested = Main.Requested;
            CloseExtra(day, reason);
        }
        Main.Close(customer, day, reason, block);
    }

    private void CloseExtra(int day, ReadOnlySpan<byte> reason)
    {
        extra.PastDue = Main.PastDue;
        extra.Close(customer, day, reason, block);
    }

    private void Leave(int day)
    {
        if (leftCount < leftOn.Length)
            leftOn[leftCount++] = day;
    }
}
