namespace Retention.Analytics.Tests.Reference;

/// <summary>Seeded chance, and the values that break rules: month ends, leap days, limits and the day beside them.</summary>
public sealed class Dice(int seed, Features features)
{
    private readonly Random random = new(seed);

    public bool Allows(Features feature) => (features & feature) == feature;

    public bool Chance(int percent) => random.Next(100) < percent;

    public int Below(int limit) => random.Next(limit);

    public T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    /// <summary>A day of the range, half of the time one at which calendars are hard.</summary>
    public DateOnly Day(DateOnly from, DateOnly to)
    {
        var day = from.AddDays(random.Next(Math.Max(1, to.DayNumber - from.DayNumber)));
        if (!Allows(Features.AwkwardDates) || Chance(50)) return day;
        var month = new DateOnly(day.Year, day.Month, 1);
        var hard = Pick(month, month.AddMonths(1).AddDays(-1), month.AddDays(29 - (day.Month == 2 ? 2 : 0)), new DateOnly(2024, 2, 29));
        return hard < from || hard > to ? day : hard;
    }

    /// <summary>A number of days near the limits of grace, past due and pause.</summary>
    public int Gap() => Pick(1, 2, 7, 15, 29, 30, 31, 32, 45, 46, 60, 61, 89, 90, 91, 92, 120, 200);

    /// <summary>A day, sometimes with a time, sometimes with an offset that may move it to another day.</summary>
    public Moment At(DateOnly day)
    {
        if (!Allows(Features.Times) || Chance(70)) return Moment.On(day);
        var clock = day.ToDateTime(new TimeOnly(random.Next(24), random.Next(60)));
        return Moment.At(clock, Chance(50) ? null : TimeSpan.FromHours(Pick(0, 0, -6, 2, 9)));
    }

    public (string Interval, int Count) Interval() => !Allows(Features.Intervals) ? Pick(("month", 1), ("month", 1), ("year", 1)) : Pick(
        ("month", 1), ("month", 1), ("month", 3), ("month", 6), ("month", 12), ("quarter", 1), ("quarter", 4), ("year", 1),
        ("year", 2), ("week", 1), ("week", 2), ("week", 52), ("day", 1), ("day", 30), ("day", 365));

    public string Currency() => !Allows(Features.Currencies) || Chance(60) ? "USD" : Pick("EUR", "GBP", "CHF");

    public decimal Price() =>
        Allows(Features.Free) && Chance(6) ? 0m : Chance(50) ? 10m * (1 + random.Next(60)) : random.Next(100, 60_000) / 100m;

    public decimal Quantity() => Allows(Features.Free) && Chance(5) ? 0m : Pick(1m, 1m, 2m, 3m, 5m, 10m, 2.5m);
}
