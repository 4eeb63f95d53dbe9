namespace Retention.DuckDb;

/// <summary>Between .NET's calendar, which begins in the year 1, and DuckDB's, which counts from 1970.</summary>
internal static class Instants
{
    public const long EpochTicks = 621_355_968_000_000_000;
    public const int EpochDay = 719_162;

    public static int Days(DateOnly value) => value.DayNumber - EpochDay;

    public static long Micros(DateTime value) => Micros(value.Ticks);

    public static long Micros(DateTimeOffset value) => Micros(value.UtcTicks);

    // Down, not towards zero: an instant before 1970 must not move into the next microsecond.
    private static long Micros(long ticks) => (long)Math.Floor((ticks - EpochTicks) / (decimal)TimeSpan.TicksPerMicrosecond);
}
