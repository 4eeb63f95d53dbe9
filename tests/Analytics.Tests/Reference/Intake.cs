namespace Retention.Analytics.Tests.Reference;

/// <summary>What of a company can be used, what cannot (S9, S10, S15, S18, S35, S36), and why.</summary>
public sealed class Intake
{
    private static readonly string[] Currencies = ["USD", "EUR", "GBP", "JPY", "CHF", "MXN"];
    private static readonly string[] Statuses = ["trialing", "active", "past_due", "paused", "canceled", "cancelled"];
    private static readonly string[] InvoiceStatuses = ["draft", "open", "paid", "past_due", "void", "uncollectible"];
    private static readonly string[] Kinds = ["recurring", "one_off", "usage", "setup", "proration", "credit", "discount"];

    private readonly Company company;
    private readonly Rules rules;
    private readonly TimeZoneInfo zone;

    public Intake(Company company, Rules rules, DateOnly asOf)
    {
        (this.company, this.rules) = (company, rules);
        zone = rules.Zone;
        Customers = company.Customers.Where(c => Use("customers", c.Id, WhyNot(c))).ToDictionary(c => c.Id);
        Plans = company.Plans.Where(p => Use("plans", p.Id, WhyNot(p))).ToDictionary(p => p.Id);
        foreach (var (rate, i) in company.FxRates.Select((r, i) => (r, i)))
            Use("fx_rates", $"{i}", rate.Rate is null or <= 0 ? "rate" : null);
        Rates = new Rates(company.FxRates, rules.ReportingCurrency, asOf);
        Agreements = [.. company.Subscriptions.Where(s => Use("subscriptions", s.Id, WhyNot(s))).Select(Agree)];
        Invoices = [.. company.Invoices.Where(i => Use("invoices", i.Id, WhyNot(i)))];
        var invoiceIds = Invoices.Select(i => i.Id).ToHashSet();
        Lines = [.. company.InvoiceLines.Where(l => Use("invoice_lines", l.Id, WhyNot(l, invoiceIds)))];
    }

    public IReadOnlyDictionary<string, Customer> Customers { get; }
    public IReadOnlyDictionary<string, Plan> Plans { get; }
    public Rates Rates { get; }
    public IReadOnlyList<Agreement> Agreements { get; }
    public IReadOnlyList<Invoice> Invoices { get; }
    public IReadOnlyList<InvoiceLine> Lines { get; }
    public List<RefusedRow> Refused { get; } = [];

    public string? CurrencyOf(Invoice invoice) =>
        invoice.Currency ?? Customers.GetValueOrDefault(invoice.CustomerId)?.Currency;

    private bool Use(string table, string id, string? why)
    {
        if (why is not null) Refused.Add(new RefusedRow(table, id, why));
        return why is null;
    }

    private static string? WhyNot(Customer c) =>
        c.Name is null ? "name" : Unknown(c.Currency) ? "currency" : null;

    private static string? WhyNot(Plan p) =>
        p.Name is null ? "name"
        : p.Interval is not null && !Intervals.Known.Contains(p.Interval) ? "interval"
        : p.IntervalCount < 1 ? "interval_count"
        : p.UnitAmount < 0 ? "unit_amount"
        : Unknown(p.Currency) ? "currency"
        : null;

    private static bool Unknown(string? currency) => currency is not null && !Currencies.Contains(currency);

    // S35: without a customers table ids are taken as they come.
    private bool IsOrphan(string customerId) => company.Customers.Count > 0 && !Customers.ContainsKey(customerId);

    private string? WhyNot(Subscription s)
    {
        var plan = PlanOf(s.PlanId);
        var currency = s.Currency ?? plan?.Currency ?? Customers.GetValueOrDefault(s.CustomerId)?.Currency;
        var pauses = company.Changes.Any(c => c.SubscriptionId == s.Id && c.Status == "paused");
        return s.StartedAt is not { } started ? "started_at"
            : s.Interval is not null && !Intervals.Known.Contains(s.Interval) ? "interval"
            : s.IntervalCount < 1 ? "interval_count"
            : s.Quantity < 0 ? "quantity"
            : s.UnitAmount < 0 ? "unit_amount"
            : s.DiscountPercent is < 0 or > 100 ? "discount_percent"
            : s.DiscountAmount < 0 ? "discount_amount"
            : Unknown(s.Currency) ? "currency"
            : s.Status is not null && !Statuses.Contains(s.Status) ? "status"
            : s.EndedAt is { } ended && ended.DayIn(zone) < started.DayIn(zone) ? "ended_at"
            : IsCanceled(s) && s.EndedAt is null && s.CancelRequestedAt is null && s.TermEndsAt is null ? "status"
            : s.Status == "paused" && !pauses ? "status"
            : IsOrphan(s.CustomerId) ? "orphan"
            : (s.UnitAmount ?? plan?.UnitAmount) is null ? "unit_amount"
            : (s.Interval ?? plan?.Interval) is null ? "interval"
            : currency is null ? "currency"
            // Principle 7: an unknown rate sends the row to quarantine.
            : !Rates.Knows(currency) ? "rate"
            : null;
    }

    private static bool IsCanceled(Subscription s) => s.Status is "canceled" or "cancelled";

    private Plan? PlanOf(string? id) => id is null ? null : Plans.GetValueOrDefault(id);

    private string? WhyNot(Invoice i) =>
        i.IssuedAt is null ? "issued_at"
        : i.Total is null ? "total"
        : i.Status is not null && !InvoiceStatuses.Contains(i.Status) ? "status"
        : Unknown(i.Currency) ? "currency"
        : IsOrphan(i.CustomerId) ? "orphan"
        : null;

    private string? WhyNot(InvoiceLine l, HashSet<string> invoiceIds) =>
        l.Amount is null ? "amount"
        : l.Kind is not null && !Kinds.Contains(l.Kind) ? "kind"
        // S36 as written: any recurring line, also one of a customer with subscriptions.
        : l.Kind == "recurring" && (l.PeriodStart is null || l.PeriodEnd is null) ? "period"
        : l.PeriodStart is { } start && l.PeriodEnd is { } end && end.DayIn(zone) < start.DayIn(zone) ? "period_end"
        : !invoiceIds.Contains(l.InvoiceId) ? "orphan"
        : null;

    private Agreement Agree(Subscription s)
    {
        var plan = PlanOf(s.PlanId);
        var start = s.StartedAt!.Value.DayIn(zone);
        // S9: interval and interval_count are taken from the plan as a pair, where the interval is blank.
        var (interval, count) = s.Interval is null ? (plan!.Interval!, plan.IntervalCount ?? 1) : (s.Interval, s.IntervalCount ?? 1);
        var terms = new Terms(
            s.PlanId, interval, count, s.UnitAmount ?? plan!.UnitAmount!.Value, s.Quantity ?? 1m,
            new Discount(s.DiscountPercent ?? 0, s.DiscountAmount ?? 0, s.DiscountEndsAt?.DayIn(zone), start), Paused: false);
        var agreement = new Agreement(
            s.Id, s.CustomerId, s.Currency ?? plan?.Currency ?? Customers[s.CustomerId].Currency!, start, EndOf(s), s.CancelReason)
        {
            TrialEnd = s.TrialEndsAt?.DayIn(zone) ?? (s.Status == "trialing" ? DateOnly.MaxValue : null),
            CancelRequested = s.CancelRequestedAt?.DayIn(zone),
        };
        return agreement with { Steps = [(start, terms), .. Amendments.Of(agreement, terms, company, Plans, zone, Use)] };
    }

    /// <summary>S16.</summary>
    private DateOnly? EndOf(Subscription s)
    {
        var requested = s.CancelRequestedAt?.DayIn(zone);
        var termEnd = s.TermEndsAt?.DayIn(zone);
        var end = s.EndedAt?.DayIn(zone);
        if (end is null && requested is { } asked && termEnd is { } paidTo) end = paidTo < asked ? asked : paidTo;
        // S15: canceled without ended_at and without a request has only the term's end to end on.
        if (end is null && requested is null && IsCanceled(s)) end = termEnd;
        if (rules.EndAtRequest && requested is { } request && (end is null || request < end)) end = request;
        return end;
    }
}
