namespace Retention.DuckDb.Columns;

internal sealed class DateColumn(string name) : FixedColumn<int>(name, "DATE", typeof(DateOnly))
{
    public override object Value(int row) => Date(row);

    public override DateOnly Date(int row)
    {
        var day = (long)Raw(row) + Instants.EpochDay;
        return day >= 0 && day <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)day)
            : throw TooLarge(Raw(row) is int.MaxValue or -int.MaxValue ? "an infinite date" : "a date outside the years 1 to 9999", nameof(DateOnly));
    }

    public override DateTime Timestamp(int row) => Date(row).ToDateTime(TimeOnly.MinValue);
}

/// <summary>TIMESTAMP in all its units; what is finer than 100 ns is cut off.</summary>
internal sealed class TimestampColumn(string name, string typeName, long unitsPerSecond, bool isInstant)
    : FixedColumn<long>(name, typeName, isInstant ? typeof(DateTimeOffset) : typeof(DateTime))
{
    public override object Value(int row) => isInstant ? (object)new DateTimeOffset(Timestamp(row)) : Timestamp(row);

    public override DateTime Timestamp(int row)
    {
        var raw = Raw(row);
        var ticks = Instants.EpochTicks + (unitsPerSecond <= TimeSpan.TicksPerSecond
            ? (Int128)raw * (TimeSpan.TicksPerSecond / unitsPerSecond)
            : Math.DivRem(raw, unitsPerSecond / TimeSpan.TicksPerSecond) is var (quotient, rest) && rest < 0 ? quotient - 1 : quotient);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, isInstant ? DateTimeKind.Utc : DateTimeKind.Unspecified)
            : throw TooLarge(raw is long.MaxValue or -long.MaxValue ? "an infinite timestamp" : "a timestamp outside the years 1 to 9999", nameof(DateTime));
    }

    public override DateOnly Date(int row)
    {
        var value = Timestamp(row);
        return value.TimeOfDay == TimeSpan.Zero && !isInstant
            ? DateOnly.FromDateTime(value)
            : throw Mismatch("a date: it has a time of day or a zone");
    }
}

/// <summary>TIME and TIME_NS.</summary>
internal sealed class TimeColumn(string name, string typeName, long unitsPerSecond) : FixedColumn<long>(name, typeName, typeof(TimeOnly))
{
    public override object Value(int row)
    {
        var ticks = unitsPerSecond <= TimeSpan.TicksPerSecond
            ? Raw(row) * (TimeSpan.TicksPerSecond / unitsPerSecond)
            : Raw(row) / (unitsPerSecond / TimeSpan.TicksPerSecond);
        return ticks <= TimeOnly.MaxValue.Ticks ? new TimeOnly(ticks) : throw TooLarge("24:00:00", nameof(TimeOnly));
    }
}

internal sealed class TimeTzColumn(string name) : FixedColumn<ulong>(name, "TIME WITH TIME ZONE", typeof(DuckDbTimeTz))
{
    public override object Value(int row)
    {
        var bits = Raw(row);
        return bits >> 24 <= (ulong)(TimeOnly.MaxValue.Ticks / TimeSpan.TicksPerMicrosecond)
            ? DuckDbTimeTz.FromBits(bits)
            : throw TooLarge("24:00:00", nameof(TimeOnly));
    }
}

internal sealed class IntervalColumn(string name) : FixedColumn<DuckDbInterval>(name, "INTERVAL", typeof(DuckDbInterval))
{
    public override object Value(int row) => Raw(row);
}
