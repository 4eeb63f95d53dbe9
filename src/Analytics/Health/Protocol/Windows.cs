using Retention.Analytics.Health.Engines;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Days to learn from, to calibrate on and to judge on, each ending a horizon before the next begins.</summary>
/// <param name="Train">The earliest rows.</param>
/// <param name="Calibrate">Rows between them; null where they would hold too few customers who left.</param>
/// <param name="Test">The latest rows.</param>
internal sealed record Windows(FeatureTable Train, FeatureTable? Calibrate, FeatureTable Test)
{
    private const int Part = 6, MostDays = 6, LeastChurned = 15;

    /// <summary>Cuts a table; null where its days do not reach.</summary>
    /// <param name="labelled">Rows whose horizon is over.</param>
    /// <param name="horizon">Days that a label looks ahead.</param>
    public static Windows? Cut(FeatureTable labelled, int horizon)
    {
        DateOnly[] days = [.. labelled.Days.Distinct().Order()];
        var most = Math.Clamp(days.Length / Part, 1, MostDays);
        var test = days.TakeLast(most).ToArray();
        while (test.Length < days.Length / 3 && Population.Churned(On(labelled, test)) < LeastChurned)
        {
            test = [.. days.TakeLast(test.Length + 1)];
        }

        var before = Before(days, test, horizon);
        if (before.Length == 0) return null;
        var calibrate = before.TakeLast(test.Length).ToArray();
        var train = Before(before, calibrate, horizon);
        if (train.Length > 0 && On(labelled, calibrate) is var between && Population.Churned(between) >= Calibrating.Least && On(labelled, train) is var early && Population.Churned(early) >= Calibrating.Least)
            return new(early, between, On(labelled, test));
        return new(On(labelled, before), null, On(labelled, test));
    }

    private static DateOnly[] Before(DateOnly[] days, DateOnly[] window, int horizon) => [.. days.Where(day => day.AddDays(horizon) <= window[0])];

    private static FeatureTable On(FeatureTable table, DateOnly[] days) => table.Where(row => table.Days[row] >= days[0] && table.Days[row] <= days[^1]);
}
