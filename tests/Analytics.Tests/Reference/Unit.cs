namespace Retention.Analytics.Tests.Reference;

public enum State { Before, Trial, Running, Paused, PastDue, Ended }

/// <summary>One subscription at the end of one day (S1).</summary>
/// <param name="Paid">MRR paid, own currency.</param>
/// <param name="OnPause">MRR on a pause that has not lapsed, own currency.</param>
/// <param name="Lapsed">The pause went on too long (S24).</param>
public sealed record UnitDay(State State, decimal Paid, decimal OnPause, Terms? Terms, bool Discounted, bool Lapsed)
{
    public static readonly UnitDay Nothing = new(State.Before, 0, 0, null, false, false);

    public decimal Held => Paid + OnPause;
}

/// <summary>A subscription day by day, or the invoices of a customer without one, in one currency.</summary>
public sealed record Unit(string Id, string CustomerId, string Currency, Agreement? Agreement, UnitDay[] Days)
{
    /// <summary>Had no MRR on the day it started: a trial, free, or an invoice unpaid from before.</summary>
    public bool PaysLater { get; init; }

    public static Unit Of(Agreement agreement, Arrears arrears, Rules rules, Calendar calendar)
    {
        var days = new UnitDay[calendar.Count];
        var stops = arrears.Of(agreement);
        DateOnly? pausedSince = null;
        var (onPause, last) = (0m, UnitDay.Nothing);
        for (var i = 0; i < days.Length; i++)
        {
            var day = calendar.Day(i);
            if (day < agreement.Start || agreement.End <= day)
            {
                days[i] = UnitDay.Nothing with { State = day < agreement.Start ? State.Before : State.Ended };
                continue;
            }

            var terms = agreement.TermsOn(day);
            var stopped = stops.Any(s => s.From <= day && (s.To is null || day < s.To));
            var discounted = agreement.Deducted(terms.Discount, day, rules);
            if (terms.Paused)
            {
                // S26: what is on pause is the MRR of the day before it, under the terms of that day.
                if (pausedSince is null) (pausedSince, onPause, last) = (day, days[i - 1].Paid, days[i - 1]);
                var lapsed = rules.PauseChurnDays is { } limit && day >= pausedSince.Value.AddDays(limit);
                // S28: churn in a pause is final; a payment during the pause brings nothing back.
                if (lapsed || stopped) onPause = 0m;
                days[i] = new UnitDay(
                    stopped ? State.PastDue : State.Paused, 0m, onPause,
                    (last.Terms ?? terms) with { Paused = true }, last.Discounted, lapsed);
                continue;
            }

            (pausedSince, onPause) = (null, 0m);
            var state = agreement.TrialEnd > day ? State.Trial : stopped ? State.PastDue : State.Running;
            days[i] = new UnitDay(
                state, state == State.Running ? Agreement.Mrr(terms, discounted) : 0m, 0m, terms, discounted, false);
        }

        return new Unit(agreement.Id, agreement.CustomerId, agreement.Currency, agreement, days)
        {
            PaysLater = Array.FindIndex(days, d => d.State != State.Before) != Array.FindIndex(days, d => d.Paid > 0),
        };
    }
}

/// <summary>The days that are looked at, the first one before anything happened.</summary>
public sealed record Calendar(DateOnly First, DateOnly AsOf)
{
    public int Count => AsOf.DayNumber - First.DayNumber + 1;

    public DateOnly Day(int index) => First.AddDays(index);

    public int Index(DateOnly day) => day.DayNumber - First.DayNumber;

    public static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
