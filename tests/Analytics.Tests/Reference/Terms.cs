namespace Retention.Analytics.Tests.Reference;

/// <summary>A discount and the day from which it counts (S10: the three columns act as one).</summary>
public sealed record Discount(decimal Percent, decimal Amount, DateOnly? EndsOn, DateOnly GrantedOn)
{
    public static readonly Discount None = new(0, 0, null, DateOnly.MinValue);

    public bool IsNothing => Percent == 0 && Amount == 0;
}

/// <summary>What a subscription costs, and whether it is on pause, from a day on.</summary>
public sealed record Terms(
    string? PlanId, string Interval, int IntervalCount, decimal UnitAmount, decimal Quantity, Discount Discount, bool Paused);

/// <summary>A subscription that passed intake, with its terms in the order in which they begin.</summary>
public sealed record Agreement(
    string Id, string CustomerId, string Currency, DateOnly Start, DateOnly? End, string? CancelReason)
{
    /// <summary>Null without a trial; MaxValue for a trial without an end (S15).</summary>
    public DateOnly? TrialEnd { get; init; }
    public DateOnly? CancelRequested { get; init; }

    /// <summary>In order; the last one on or before a day counts (S5). The first is from the start.</summary>
    public IReadOnlyList<(DateOnly From, Terms Terms)> Steps { get; init; } = [];

    public Terms TermsOn(DateOnly day)
    {
        var i = Steps.Count - 1;
        while (i > 0 && Steps[i].From > day) i--;
        return Steps[i].Terms;
    }

    /// <summary>(unit amount x quantity - discount) / months, never below 0 (S14).</summary>
    public static decimal Mrr(Terms terms, bool discounted)
    {
        var full = terms.UnitAmount * terms.Quantity;
        var discount = discounted ? full * terms.Discount.Percent / 100m + terms.Discount.Amount : 0m;
        return Intervals.Round(Math.Max(0m, Intervals.Monthly(full - discount, terms.Interval, terms.IntervalCount)));
    }

    /// <summary>Whether a discount takes anything off the MRR of a day (S11, S12, S13).</summary>
    public bool Deducted(Discount discount, DateOnly day, Rules rules)
    {
        if (discount.IsNothing) return false;
        if (discount.EndsOn is not { } endsOn) return true;
        if (TrialEnd == DateOnly.MaxValue) return false;

        // S11: the interval is the one in force on the day on which that first billing interval starts.
        var billedFrom = TrialEnd is { } trialEnd && trialEnd > discount.GrantedOn ? trialEnd : discount.GrantedOn;
        var billed = TermsOn(billedFrom);
        var firstEnd = Intervals.End(billedFrom, billed.Interval, billed.IntervalCount);
        if (endsOn > firstEnd) return !rules.IgnoreLimitedDiscounts && day < endsOn;
        return rules.OneTimeDiscount switch
        {
            OneTimeDiscount.Never => false,
            OneTimeDiscount.Annual => Intervals.IsYearOrLonger(billed.Interval, billed.IntervalCount) && day < firstEnd,
            // S12 speaks of 12 months or longer; "always" is read as the same rule for every interval.
            OneTimeDiscount.Always => day < firstEnd,
            _ => throw new InvalidOperationException($"No rule for {rules.OneTimeDiscount}."),
        };
    }
}
