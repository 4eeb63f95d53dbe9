namespace Retention.Analytics.Tests.Reference;

/// <summary>Billing intervals: how many months they are, and when the one that starts on a day ends (section 1, S8, S12).</summary>
public static class Intervals
{
    public static readonly IReadOnlyList<string> Known = ["day", "week", "month", "quarter", "year"];

    /// <summary>An amount per interval as an amount per month.</summary>
    public static decimal Monthly(decimal amount, string interval, int count) => interval switch
    {
        "day" => amount * 365m / (12m * count),
        "week" => amount * 52m / (12m * count),
        "month" => amount / count,
        "quarter" => amount / (3m * count),
        "year" => amount / (12m * count),
        _ => throw new InvalidOperationException($"Unknown interval {interval}."),
    };

    public static DateOnly End(DateOnly start, string interval, int count) => interval switch
    {
        "day" => start.AddDays(count),
        "week" => start.AddDays(7 * count),
        "month" => start.AddMonths(count),
        "quarter" => start.AddMonths(3 * count),
        "year" => start.AddMonths(12 * count),
        _ => throw new InvalidOperationException($"Unknown interval {interval}."),
    };

    /// <summary>S12: 12 months or longer.</summary>
    public static bool IsYearOrLonger(string interval, int count) => interval switch
    {
        "day" => count >= 365,
        "week" => count >= 52,
        "month" => count >= 12,
        "quarter" => count >= 4,
        "year" => true,
        _ => throw new InvalidOperationException($"Unknown interval {interval}."),
    };

    /// <summary>S36: whole months if the end is k months after the start, else days x 12 / 365; 0 for an empty period.</summary>
    public static decimal MonthsBetween(DateOnly start, DateOnly end)
    {
        for (var k = 1; start.AddMonths(k) <= end; k++)
            if (start.AddMonths(k) == end) return k;
        return (end.DayNumber - start.DayNumber) * 12m / 365m;
    }

    /// <summary>S4: half up, away from zero, 8 decimals.</summary>
    public static decimal Round(decimal amount) => Math.Round(amount, 8, MidpointRounding.AwayFromZero);
}
