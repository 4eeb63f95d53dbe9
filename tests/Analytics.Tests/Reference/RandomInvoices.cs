namespace Retention.Analytics.Tests.Reference;

/// <summary>The invoices of random customers: paid late, never, partly, void, draft; naming much or nothing.</summary>
public sealed class RandomInvoices(Dice dice)
{
    public List<Invoice> Rows { get; } = [];

    public List<InvoiceLine> Lines { get; } = [];

    /// <summary>Invoices beside subscriptions: they make no MRR, but can stop it (S27).</summary>
    public void Of(string customerId, IReadOnlyList<Subscription> subscriptions)
    {
        var known = subscriptions.Where(s => s.StartedAt is not null).ToList();
        var at = DateOnly.FromDateTime(known.Min(s => s.StartedAt!.Value.Clock)).AddDays(dice.Below(20));
        for (var n = dice.Pick(1, 2, 4, 8); n > 0; n--)
        {
            var named = dice.Pick(known.ToArray()).Id;
            // Naming the subscription, by lines only, or nothing.
            var way = dice.Below(3);
            var invoice = Make(customerId, at) with { SubscriptionId = way == 0 ? dice.Chance(4) ? "unknown" : named : null };
            Rows.Add(invoice);
            if (!dice.Chance(25))
                Line(invoice, "recurring", at, at.AddMonths(1), 20, way == 1 ? named : null);
            if (dice.Chance(25)) Line(invoice, dice.Pick("one_off", "proration", "credit", "setup", "usage"), at, at, 3);
            // Of two invoices on one day it is open which one is later, so that does not happen here.
            at = at.AddDays(dice.Pick(1, 20, 30, 31, 60, 95));
        }
    }

    /// <summary>Invoices of a customer without subscriptions: they are its MRR (S36).</summary>
    public void OfCustomerAlone(string customerId, string currency)
    {
        var at = dice.Day(new DateOnly(2023, 1, 1), new DateOnly(2025, 1, 1));
        for (var n = dice.Pick(2, 4, 9, 14); n > 0; n--)
        {
            var end = dice.Chance(75) ? at.AddMonths(dice.Pick(1, 1, 1, 3, 12, 24)) : at.AddDays(dice.Pick(0, 7, 30, 31, 45, 365));
            var invoice = Make(customerId, at.AddDays(dice.Pick(0, 0, 3, -10, 40))) with { Currency = currency };
            if (Rows.Any(i => i.CustomerId == customerId && i.IssuedAt!.Value.Clock.Date == invoice.IssuedAt!.Value.Clock.Date)) break;
            Rows.Add(invoice);
            Line(invoice, dice.Chance(92) ? "recurring" : "one_off", at, end, 100);
            if (dice.Chance(15)) Line(invoice, "recurring", at, end, 10);
            if (dice.Allows(Features.Discounts) && dice.Chance(20)) Line(invoice, "discount", at, end, 5);
            if (dice.Chance(20)) Line(invoice, dice.Pick("setup", "credit", "proration", "usage"), at, end, 50);
            at = end.AddDays(dice.Chance(60) ? 0 : dice.Chance(20) ? -5 : dice.Gap());
        }
    }

    private Invoice Make(string customerId, DateOnly issued)
    {
        var due = issued.AddDays(dice.Pick(0, 0, 14, 30));
        var made = new Invoice($"i{Rows.Count + 1}", customerId, Moment.On(issued), dice.Chance(4) ? 0 : 100)
        {
            DueAt = due == issued && dice.Chance(50) ? null : Moment.On(due),
            Status = dice.Pick("open", "past_due", null),
            Currency = dice.Chance(50) ? "USD" : null,
        };
        var paid = due.AddDays(dice.Pick(0, 1, 14, 29, 30, 31, 45, 59, 60, 61, 75, 100));
        if (dice.Allows(Features.Invalid) && dice.Chance(2)) return made with { Status = "lost" };
        return made.Total == 0 ? made : dice.Below(14) switch
        {
            0 => made,
            1 => made with { Status = "uncollectible" },
            2 => made with { AmountPaid = 40 },
            3 => made with { Status = "void" },
            4 => made with { Status = "void", VoidedAt = Moment.On(paid) },
            5 => made with { Status = "draft" },
            6 => made with { Status = "paid" },
            _ => made with { Status = dice.Pick("paid", "paid", "open", null), PaidAt = dice.At(paid), AmountPaid = 100 },
        };
    }

    private void Line(Invoice invoice, string kind, DateOnly from, DateOnly to, int dearest, string? subscription = null)
    {
        var line = new InvoiceLine($"l{Lines.Count + 1}", invoice.Id, dearest == 5 ? dice.Pick(-5m, 5m) : 10m * (1 + dice.Below(dearest)))
        {
            Kind = kind,
            SubscriptionId = subscription,
            Tax = dice.Chance(30) ? dice.Pick(1.6m, 0m, 2m) : null,
            PeriodStart = Moment.On(from),
            PeriodEnd = Moment.On(to),
        };
        if (dice.Allows(Features.Invalid) && dice.Chance(3))
            line = dice.Pick(line with { PeriodEnd = null }, line with { PeriodEnd = Moment.On(from.AddDays(-1)) }, line with { Kind = "gift" });
        Lines.Add(line);
    }
}
