namespace Retention.Ingest.Sample;

/// <content>What a renewal does: it bills, and what was decided takes effect.</content>
internal sealed partial class Contract
{
    private void Renew(int day)
    {
        if (standing == Standing.Leaving)
        {
            Continue(day);
            return;
        }
        if (pending.Pause)
        {
            Pause(day);
            return;
        }
        if (pending.Free)
        {
            if (extra.Active)
                CloseExtra(day, Words.Reasons[3]);
            GoFree(day);
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
        Continue(day);
    }

    /// <summary>One more term on the same conditions.</summary>
    private void Continue(int day)
    {
        terms++;
        nextBill = Calendar.AddMonths(anchor, terms * Main.Months);
        Bill(day);
    }

    private void GoFree(int day) => Main.ChangePlan(customer, day, PlanKind.Free, 0, "downgrade to free"u8, block[Table.SubscriptionChanges]);

    /// <summary>What was decided since the last renewal takes effect on this one, and the price list catches up.</summary>
    private void Revise(int day)
    {
        var kind = Main.Kind;
        TakeEffect(day);
        var price = world.Prices.Price(Main.Kind, customer.Currency, day);
        if (terms > 0 && kind == Main.Kind && day - Main.Start >= 180 && price > Main.Unit)
            ChangePrice(Main, day, price, block[Table.SubscriptionChanges]);
        pending.Clear();
    }

    /// <summary>Seats, plan, discount and add-on as decided, from that day on.</summary>
    private void TakeEffect(int day)
    {
        var changes = block[Table.SubscriptionChanges];
        if (pending.Seats is { } seats && terms > 0 && seats < Main.Seats)
        {
            customer.Seats = seats;
            Main.ChangeSeats(customer, day, seats, changes);
        }
        if (pending.Kind is { } kind && terms > 0 && kind != Main.Kind)
            SwitchTo(kind, day, changes);
        if (pending.Discount > 0)
            Main.ChangeDiscount(customer, day, pending.Discount, Calendar.AddMonths(day, 6), changes);
        if (pending.DropExtra && extra.Active)
        {
            extra.Requested = pending.DropAsked;
            CloseExtra(day, Words.Reasons[3]);
        }
        if (pending.Extra is { } add && !extra.Active && PriceList.MonthsOf(add) == Main.Months)
            extra.Open(++opened, add, add is PlanKind.AnalyticsMonth or PlanKind.AnalyticsYear ? Main.Seats : 1,
                world.Prices.Price(add, customer.Currency, day), day, Calendar.Never);
    }

    private void SwitchTo(PlanKind kind, int day, Rows changes)
    {
        if (PriceList.MonthsOf(kind) != Main.Months)
            (anchor, terms) = (day, 0);
        if (customer.InvoiceOnly)
            Main.Reprice(kind, world.Prices.Price(kind, customer.Currency, day));
        else
            Main.ChangePlan(customer, day, kind, world.Prices.Price(kind, customer.Currency, day),
                PriceList.TierOf(kind) < PriceList.TierOf(Main.Kind) ? "downgrade"u8 : "upgrade"u8, changes);
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
        // Who has given notice leaves before an unpaid invoice would end it.
        if (standing != Standing.Leaving && (collection.GivenUp || collection.PaidLate))
            Suspend();
    }

    private void AddSeats(int day, int added)
    {
        // On the day of a bill they would be on that bill.
        if (day == Main.TermStart)
            day++;
        if (day > calendar.Last)
            return;
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
}
