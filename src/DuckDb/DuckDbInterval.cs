using System.Runtime.InteropServices;

namespace Retention.DuckDb;

/// <summary>An INTERVAL: months, days and microseconds stay apart, because a month has no fixed number of days.</summary>
/// <param name="Months">Whole months; a year is twelve.</param>
/// <param name="Days">Whole days; a day is not always 24 hours.</param>
/// <param name="Micros">Microseconds.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbInterval(int Months, int Days, long Micros)
{
    /// <summary>The days and microseconds as a <see cref="TimeSpan"/>.</summary>
    /// <exception cref="InvalidCastException">The interval has months, which have no length.</exception>
    public TimeSpan ToTimeSpan() => Months == 0
        ? new TimeSpan(checked((Days * TimeSpan.TicksPerDay) + (Micros * TimeSpan.TicksPerMicrosecond)))
        : throw new InvalidCastException($"An INTERVAL of {Months} months is no TimeSpan: a month has no fixed number of days. Read it as DuckDbInterval.");

    /// <summary>The interval of a <see cref="TimeSpan"/>, in days and microseconds.</summary>
    public static DuckDbInterval FromTimeSpan(TimeSpan span) =>
        new(0, span.Days, (span.Ticks - (span.Days * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerMicrosecond);
}
