namespace Retention.Analytics.Tests.Reference;

/// <summary>An invoice that had been issued by the as-of day and was not void by it (S27, S6).</summary>
public sealed record IssuedInvoice(string Id, string CustomerId, string? SubscriptionId, DateOnly Issued, DateOnly Due)
{
    /// <summary>Null: unpaid for ever. Paid without a date: paid since it was issued.</summary>
    public DateOnly? Paid { get; init; }
    public bool AboveZero { get; init; }

    /// <summary>With a recurring line, or with no lines at all.</summary>
    public bool Recurs { get; init; }

    /// <summary>The subscriptions on its recurring lines.</summary>
    public IReadOnlyList<string> LineSubscriptions { get; init; } = [];

    public bool NamesNone => Named.Count == 0;

    /// <summary>Its own subscription, else those on its recurring lines.</summary>
    public IReadOnlyList<string> Named => SubscriptionId is null ? LineSubscriptions : [SubscriptionId];

    public bool Names(string subscription) => Named.Contains(subscription);
}

/// <summary>Which days an unpaid invoice stops (S27, S28).</summary>
public sealed class Arrears
{
    private readonly Rules rules;
    private readonly ILookup<string, IssuedInvoice> byCustomer;

    public Arrears(Intake intake, Rules rules, DateOnly asOf)
    {
        this.rules = rules;
        var zone = rules.Zone;
        var lines = intake.Lines.ToLookup(l => l.InvoiceId);
        Issued = [.. intake.Invoices
            .Where(i => i.IssuedAt!.Value.DayIn(zone) <= asOf && i.Status != "draft" && !IsVoid(i, zone, asOf))
            .Select(i => new IssuedInvoice(
                i.Id, i.CustomerId, i.SubscriptionId, i.IssuedAt!.Value.DayIn(zone), (i.DueAt ?? i.IssuedAt!.Value).DayIn(zone))
            {
                Paid = i.PaidAt?.DayIn(zone) ?? (i.Status == "paid" ? i.IssuedAt!.Value.DayIn(zone) : null),
                AboveZero = i.Total > 0,
                Recurs = !lines[i.Id].Any() || lines[i.Id].Any(l => l.Kind == "recurring"),
                LineSubscriptions = [.. lines[i.Id]
                    .Where(l => l.Kind == "recurring" && l.SubscriptionId is not null)
                    .Select(l => l.SubscriptionId!).Distinct()],
            })];
        byCustomer = Issued.ToLookup(i => i.CustomerId);
    }

    public IReadOnlyList<IssuedInvoice> Issued { get; }

    // A void later than the as-of day has not happened (S6); one without a date counts always.
    private static bool IsVoid(Invoice invoice, TimeZoneInfo zone, DateOnly asOf) =>
        invoice.VoidedAt is { } voided ? voided.DayIn(zone) <= asOf : invoice.Status == "void";

    /// <summary>The stops of a subscription: from the day of the churn to the day of the payment (open: null).</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> Of(Agreement agreement) => Stops(
        agreement.CustomerId,
        invoice => invoice.NamesNone ? agreement.Start <= invoice.Due : invoice.Names(agreement.Id),
        (invoice, later) => invoice.NamesNone || later.Names(agreement.Id));

    /// <summary>S36: an unpaid invoice of a customer without subscriptions stops all of it, whatever it names.</summary>
    public IReadOnlyList<(DateOnly From, DateOnly? To)> OfCustomer(string customerId) => Stops(
        customerId,
        _ => true,
        (invoice, later) => invoice.NamesNone || invoice.Named.Any(later.Names));

    private List<(DateOnly From, DateOnly? To)> Stops(
        string customerId, Func<IssuedInvoice, bool> hits, Func<IssuedInvoice, IssuedInvoice, bool> heals)
    {
        var stops = new List<(DateOnly, DateOnly?)>();
        if (rules.PastDueChurnDays is not { } days) return stops;
        foreach (var invoice in byCustomer[customerId].Where(i => i.Recurs && i.AboveZero && hits(i)))
        {
            var from = invoice.Due.AddDays(days);
            var healed = byCustomer[customerId]
                .Where(i => i == invoice || (i.Recurs && i.Issued > invoice.Issued && heals(invoice, i)))
                .Min(i => i.Paid);
            if (healed is null || healed > from) stops.Add((from, healed));
        }

        return stops;
    }
}
