namespace Retention.Analytics.Tests.Reference;

/// <summary>One unit before and after a day (or a month), valued at the opening rate.</summary>
public sealed record Transition(Unit Unit, UnitDay Before, UnitDay After, decimal Rate)
{
    public decimal Delta => (After.Held - Before.Held) * Rate;

    public bool IsGone => Before.Held > 0 && After.Held == 0;

    public bool IsAdded => Before.Held == 0 && After.Held > 0;
}

/// <summary>What is known of a customer before the day that is classified.</summary>
/// <param name="HadMrr">Had MRR above 0 before.</param>
/// <param name="Gap">Days with MRR 0 before this one.</param>
/// <param name="WentFree">Its last fall to 0 was counted as contraction (policy free_is).</param>
public sealed record Past(bool HadMrr, int Gap, bool WentFree);

/// <summary>Names what happened to a customer between two states: the vocabulary of section 2.</summary>
public static class Classifier
{
    public static IEnumerable<(string Movement, string? Subtype, decimal Amount, bool Certain)> Classify(
        IReadOnlyList<Transition> steps, Past past, Rules rules)
    {
        // S26: pause flows first, per subscription; only the rest is netted.
        var paused = steps.Where(s => !IsResume(s)).Sum(s => (s.Before.OnPause - s.After.OnPause) * s.Rate);
        var resumed = steps.Where(IsResume).Sum(s => s.Before.OnPause * s.Rate);
        if (paused != 0) yield return ("paused", null, paused, true);
        if (resumed != 0) yield return ("resumed", null, resumed, true);

        var net = steps.Sum(s => s.Delta);
        if (net == 0) yield break;
        var (movement, subtype, certain) = Name(steps, net, past, rules);
        yield return (movement, subtype, net, certain);
    }

    // A pause is resumed when the subscription runs again, at whatever price; else its end, lapse or past-due
    // stop is the reversal of `paused` (S24, S25).
    private static bool IsResume(Transition step) => step.Before.OnPause > 0 && step.After.State == State.Running;

    private static (string Movement, string? Subtype, bool Certain) Name(
        IReadOnlyList<Transition> steps, decimal net, Past past, Rules rules)
    {
        var before = steps.Any(s => s.Before.Held > 0);
        var after = steps.Any(s => s.After.Held > 0);
        if (!before)
        {
            if (past.WentFree && steps.Any(s => s.Before.State == State.Running)) return ("expansion", null, false);
            var again = past.HadMrr && !(past.Gap > rules.NewAfterDays);
            return (again ? "reactivation" : "new", null, true);
        }

        if (!after)
        {
            if (rules.FreeIsContraction && steps.Any(s => s.After.State == State.Running)) return ("contraction", null, false);
            var (reason, sure) = Subtypes.OfChurn(steps);
            return ("churn", reason, sure);
        }

        var (subtype, certain) = Subtypes.OfChange(steps, net > 0);
        return (net > 0 ? "expansion" : "contraction", subtype, certain);
    }
}
