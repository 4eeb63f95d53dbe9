namespace Retention.Analytics.Tests.Reference;

/// <summary>What a random company may contain; take some away to find out which one a difference needs.</summary>
[Flags]
public enum Features
{
    None = 0,
    Intervals = 1 << 0,
    Currencies = 1 << 1,
    SeveralSubscriptions = 1 << 2,
    Changes = 1 << 3,
    Discounts = 1 << 4,
    Trials = 1 << 5,
    Cancellations = 1 << 6,
    Pauses = 1 << 7,
    Invoices = 1 << 8,
    InvoicedCustomers = 1 << 9,
    Free = 1 << 10,
    AwkwardDates = 1 << 11,
    Times = 1 << 12,
    Invalid = 1 << 13,
    Orphans = 1 << 14,
    Policies = 1 << 15,
    PastAsOf = 1 << 16,
    All = (1 << 17) - 1,
}
