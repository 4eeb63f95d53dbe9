namespace Retention.Analytics.Tests.Reference;

/// <summary>Late renewals: short gaps of a customer are carried through (S20 to S23).</summary>
public static class Bridging
{
    /// <summary>The units of one customer, with the gaps that are within the grace filled.</summary>
    public static IReadOnlyList<Unit> Fill(IReadOnlyList<Unit> units, Rules rules)
    {
        var filled = units.Select(u => u with { Days = [.. u.Days] }).ToList();
        var count = units[0].Days.Length;
        for (var i = 1; i < count; i++)
        {
            if (!IsPaid(units, i - 1) || IsPaid(units, i)) continue;
            var back = i;
            while (back < count && !IsPaid(units, back)) back++;
            if (back < count && IsBridged(units, i, back, rules))
                for (var u = 0; u < units.Count; u++)
                    Carry(units, units[u], filled[u], i, back);
            i = back;
        }

        return filled;
    }

    /// <summary>The days with MRR 0 before a day (S21), or 0 where the day before had MRR.</summary>
    public static int GapBefore(IReadOnlyList<Unit> units, int day)
    {
        var length = 0;
        while (day - 1 - length >= 0 && !IsPaid(units, day - 1 - length)) length++;
        return length;
    }

    private static bool IsPaid(IReadOnlyList<Unit> units, int day) => units.Any(u => u.Days[day].Paid > 0);

    // A gap is churn while it is open (S22), so one in which something stayed on pause is none: the customer
    // had held MRR all the time (S25). Its length is counted in days with MRR 0, pause included (S21, S23).
    private static bool IsBridged(IReadOnlyList<Unit> units, int first, int back, Rules rules)
    {
        if (back - first > rules.GraceDays) return false;
        var days = Enumerable.Range(first, back - first).ToList();
        return days.Any(d => units.All(u => u.Days[d].Held == 0))
            && !days.Any(d => units.Any(u => u.Days[d].State == State.Running));
    }

    // S20: the state of the last day before the gap. S23: a pause that resumes stays `paused` and `resumed`.
    private static void Carry(IReadOnlyList<Unit> units, Unit unit, Unit filled, int first, int back)
    {
        var resumes = unit.Days[back].State == State.Running && unit.Days[back - 1].Terms is { Paused: true };
        var carried = resumes && unit.Days[first].OnPause > 0 ? unit.Days[first] : unit.Days[first - 1];
        for (var d = first; d < back; d++) filled.Days[d] = carried;
    }
}
