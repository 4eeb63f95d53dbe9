namespace Retention.Analytics.Tests.Reference;

/// <summary>A company as its files tell it: the canonical tables that recurring revenue is made of.</summary>
public sealed record Company
{
    /// <summary>Empty means that no customers table was loaded (S35).</summary>
    public IReadOnlyList<Customer> Customers { get; init; } = [];
    public IReadOnlyList<Plan> Plans { get; init; } = [];
    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];
    public IReadOnlyList<Change> Changes { get; init; } = [];
    public IReadOnlyList<Invoice> Invoices { get; init; } = [];
    public IReadOnlyList<InvoiceLine> InvoiceLines { get; init; } = [];
    public IReadOnlyList<FxRate> FxRates { get; init; } = [];
}

public sealed record Customer(string Id, string? Name)
{
    public string? Segment { get; init; }
    public string? Country { get; init; }
    public string? Industry { get; init; }
    public string? AcquisitionChannel { get; init; }
    public string? Csm { get; init; }
    public string? Currency { get; init; }
}

public sealed record Plan(string Id, string? Name)
{
    public string? Product { get; init; }
    public string? Interval { get; init; }
    public int? IntervalCount { get; init; }
    public decimal? UnitAmount { get; init; }
    public string? Currency { get; init; }
}

/// <summary>The terms at the start of a subscription (S7) and the dates of its life.</summary>
public sealed record Subscription(string Id, string CustomerId, Moment? StartedAt)
{
    public string? PlanId { get; init; }
    public string? Status { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? UnitAmount { get; init; }
    public decimal? DiscountPercent { get; init; }
    public decimal? DiscountAmount { get; init; }
    public Moment? DiscountEndsAt { get; init; }
    public string? Currency { get; init; }
    public string? Interval { get; init; }
    public int? IntervalCount { get; init; }
    public Moment? TrialEndsAt { get; init; }
    public Moment? CancelRequestedAt { get; init; }
    public Moment? EndedAt { get; init; }
    public string? CancelReason { get; init; }
    public Moment? TermStartsAt { get; init; }
    public Moment? TermEndsAt { get; init; }
    public bool? AutoRenew { get; init; }
}

/// <summary>The terms of a subscription from a day on; a blank is unchanged (S10).</summary>
public sealed record Change(string SubscriptionId, Moment? ChangedAt)
{
    public string? PlanId { get; init; }
    public decimal? Quantity { get; init; }
    public decimal? UnitAmount { get; init; }
    public decimal? DiscountPercent { get; init; }
    public decimal? DiscountAmount { get; init; }
    public Moment? DiscountEndsAt { get; init; }
    public string? Status { get; init; }
    public string? Reason { get; init; }
}

public sealed record Invoice(string Id, string CustomerId, Moment? IssuedAt, decimal? Total)
{
    public string? SubscriptionId { get; init; }
    public Moment? DueAt { get; init; }
    public Moment? PaidAt { get; init; }
    public Moment? VoidedAt { get; init; }
    public string? Status { get; init; }
    public string? Currency { get; init; }
    public decimal? AmountPaid { get; init; }
}

public sealed record InvoiceLine(string Id, string InvoiceId, decimal? Amount)
{
    public string? SubscriptionId { get; init; }
    public string? PlanId { get; init; }
    public string? Kind { get; init; }
    public decimal? Tax { get; init; }
    public Moment? PeriodStart { get; init; }
    public Moment? PeriodEnd { get; init; }
}

public sealed record FxRate(DateOnly Date, string Base, string Quote, decimal? Rate);
