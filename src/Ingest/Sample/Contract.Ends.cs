namespace Retention.Ingest.Sample;

/// <content>How a stay ends: the end of the story, a notice, an unpaid invoice, a pause, a return.</content>
internal sealed partial class Contract
{
    /// <summary>The story ends on a day like any other: what takes effect at the next renewal is known already.</summary>
    private void FinishRunning()
    {
        var hadExtra = extra.Active;
        if (pending.Free)
            GoFree(nextBill);
        else if (!pending.Pause)
            TakeEffect(nextBill);
        CloseAll(Calendar.Never, default);
        if (!pending.Pause)
            return;
        Main.Pause(customer, nextBill, paused: true, block[Table.SubscriptionChanges]);
        if (hadExtra)
            extra.Pause(customer, nextBill, paused: true, block[Table.SubscriptionChanges]);
    }

    /// <summary>A larger customer who came in the last weeks may have signed for a day that lies ahead.</summary>
    private bool SignsAhead() =>
        !customer.InvoiceOnly && customer.Segment > 0 && customer.Start > calendar.Last - 45 && customer.Dice.Chance(0.5);

    /// <summary>Notice is for the end of the first term that leaves the time agreed; a yearly one is let go at the end of its year.</summary>
    private void Serve(int day)
    {
        pending.Clear();
        if (Main.Months == 12)
            return;
        for (var term = terms + 1; endsOn < day + customer.NoticeDays; term++)
        {
            var later = Calendar.AddMonths(anchor, term * Main.Months);
            wakes += wakes == Calendar.Never ? 0 : later - endsOn;
            endsOn = later;
        }
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
        extra.PastDue = Main.PastDue && extra.Start <= calendar.Last;
        extra.Close(customer, day, reason, block);
    }

    private void Leave(int day)
    {
        if (leftCount < leftOn.Length)
            leftOn[leftCount++] = day;
    }
}
