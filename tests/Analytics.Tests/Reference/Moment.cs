using System.Globalization;

namespace Retention.Analytics.Tests.Reference;

/// <summary>A point in time as a file gives it: a date, a local time, or a time with its offset (S3).</summary>
public readonly record struct Moment(DateTime Clock, TimeSpan? Offset, bool IsDate)
{
    public static Moment On(int year, int month, int day) => On(new DateOnly(year, month, day));

    public static Moment On(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), null, true);

    public static Moment At(DateTime clock, TimeSpan? offset = null) => new(clock, offset, false);

    /// <summary>S3: a date stays that day, an offset is converted, no offset is already local.</summary>
    public DateTime LocalIn(TimeZoneInfo zone) => Offset is { } offset
        ? TimeZoneInfo.ConvertTime(new DateTimeOffset(Clock, offset), zone).DateTime
        : Clock;

    public DateOnly DayIn(TimeZoneInfo zone) => DateOnly.FromDateTime(LocalIn(zone));

    /// <summary>The value as a canonical file writes it.</summary>
    public override string ToString()
    {
        if (IsDate) return Clock.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var clock = Clock.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        if (Offset is not { } offset) return clock;
        var sign = offset < TimeSpan.Zero ? "-" : "+";
        return clock + sign + offset.Duration().ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }
}
