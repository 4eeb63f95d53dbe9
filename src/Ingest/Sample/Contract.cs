namespace Retention.Ingest.Sample;

/// <summary>Where a customer stands with the company.</summary>
internal enum Standing
{
    Signed, Trial, Running, Leaving, Paused, Suspended, Free, Away, Over,
}

/// <summary>The course of a customer's subscriptions: bills at each renewal, and what was decided takes effect there.</summary>
internal sealed partial class Contract(World world, Customer customer, Collection collection, Engagement engagement)
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
        if (SignsAhead())
        {
            Open(calendar.Last + customer.Dice.Between(1, 40), offer.Kind, trial: false);
            StartDiscount();
            standing = Standing.Signed;
            return;
        }
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
        Serve(day);
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
        var drops = pending.DropExtra;
        if (pending.Draw(customer, Main, extra) is var added && added != 0)
            AddSeats(day, added);
        if (pending.DropExtra && !drops)
            pending.DropAsked = day;
    }

    /// <summary>The story ends: what still runs is written as it stands.</summary>
    public void Finish()
    {
        if (!Main.Active)
            return;
        Main.PastDue = collection.DaysOverdue(calendar.Last) > 0 && standing != Standing.Free;
        if (Main.Requested <= calendar.Last)
            Main.TermEnd = extra.TermEnd = endsOn;
        var reason = standing == Standing.Leaving ? Words.Reasons[pending.Reason] : default;
        if (standing == Standing.Running)
            FinishRunning();
        else
            CloseAll(Calendar.Never, reason);
    }

    private bool Step(int day)
    {
        if (standing is Standing.Trial or Standing.Running or Standing.Leaving && endsOn <= day && endsOn <= nextBill)
        {
            End(endsOn, Words.Reasons[pending.Reason]);
            return true;
        }
        if (standing is Standing.Trial or Standing.Running or Standing.Leaving && nextBill <= day)
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
}
