namespace Retention.Analytics.Tests.Reference;

/// <summary>MRR with everything that is signed and everything that is cancelled (S43).</summary>
public static class Committed
{
    public static decimal Of(Agreement agreement, Unit unit, Rules rules, DateOnly asOf)
    {
        var today = unit.Days[^1];
        var terms = agreement.Steps[^1].Terms;
        // An end by S16, past or ahead, leaves nothing; nor does a request without an end date.
        if (agreement.End is not null || agreement.CancelRequested <= asOf) return 0m;
        if (agreement.TrialEnd > asOf && agreement.TrialEnd > agreement.Start) return 0m;
        if (today.State == State.PastDue || terms.Paused) return 0m;
        // A later end of a discount is not counted: it is in force if it is on the as-of day, or when it begins.
        var from = terms.Discount.GrantedOn > asOf ? terms.Discount.GrantedOn : asOf;
        return Agreement.Mrr(terms, agreement.Deducted(terms.Discount, from, rules));
    }
}
