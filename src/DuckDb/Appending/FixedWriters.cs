using System.Globalization;
using System.Numerics;
using Retention.DuckDb.Columns;

namespace Retention.DuckDb.Appending;

/// <summary>A column whose values all have the same size.</summary>
internal abstract unsafe class FixedWriter<T>(int place, string typeName, int capacity) : ColumnWriter(place, typeName, capacity)
    where T : unmanaged
{
    private readonly T[] values = new T[capacity];

    protected void Set(int row, T value) => values[row] = value;

    protected sealed override void SendValues(nint target, int count) => values.AsSpan(0, count).CopyTo(new Span<T>((void*)target, count));
}

internal sealed class BooleanWriter(int place, int capacity) : FixedWriter<byte>(place, "BOOLEAN", capacity)
{
    public override void Put(int row, bool value) => Set(row, value ? (byte)1 : (byte)0);
}

internal sealed class IntegerWriter<T>(int place, string typeName, int capacity) : FixedWriter<T>(place, typeName, capacity)
    where T : unmanaged, IBinaryInteger<T>
{
    public override void Put(int row, long value)
    {
        var narrow = T.CreateTruncating(value);
        if (typeof(T) != typeof(long) && Int128.CreateTruncating(narrow) != value) throw TooLarge(value);
        Set(row, narrow);
    }
}

internal sealed class FloatingWriter<T>(int place, string typeName, int capacity) : FixedWriter<T>(place, typeName, capacity)
    where T : unmanaged, IFloatingPoint<T>
{
    public override void Put(int row, double value) => Set(row, T.CreateTruncating(value));

    public override void Put(int row, long value) => Set(row, T.CreateTruncating(value));

    public override void Put(int row, decimal value) => Set(row, T.CreateTruncating((double)value));
}

/// <summary>A DECIMAL; a value with more decimals than the column has is refused, not rounded.</summary>
internal sealed class DecimalWriter<T>(int place, int capacity, byte width, byte scale)
    : FixedWriter<T>(place, string.Create(CultureInfo.InvariantCulture, $"DECIMAL({width},{scale})"), capacity)
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Int128 limit = Decimals.Power(width);
    private readonly long smallLimit = width < 19 ? (long)Decimals.Power(width) : long.MaxValue;

    public override void Put(int row, decimal value)
    {
        if (Decimals.TryUnscaled(value, scale, out long small) && small < smallLimit && small > -smallLimit)
        {
            Set(row, T.CreateTruncating(small));
            return;
        }

        if (!Decimals.TryUnscaled(value, scale, out Int128 unscaled) || unscaled >= limit || unscaled <= -limit) throw TooLarge(value.ToString(CultureInfo.InvariantCulture));
        Set(row, T.CreateTruncating(unscaled));
    }

    public override void Put(int row, long value) => Put(row, (decimal)value);
}

internal sealed class DateWriter(int place, int capacity) : FixedWriter<int>(place, "DATE", capacity)
{
    public override void Put(int row, DateOnly value) => Set(row, Instants.Days(value));
}

/// <summary>TIMESTAMP with or without a zone: one does not stand in for the other.</summary>
internal sealed class TimestampWriter(int place, int capacity, bool isInstant)
    : FixedWriter<long>(place, isInstant ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP", capacity)
{
    public override void Put(int row, DateTime value)
    {
        if (isInstant && value.Kind != DateTimeKind.Utc) throw Mismatch("a time without a zone; give a DateTimeOffset or a UTC DateTime");
        Set(row, Instants.Micros(value));
    }

    public override void Put(int row, DateTimeOffset value)
    {
        if (!isInstant) throw Mismatch("a time with a zone; give the DateTime that is meant");
        Set(row, Instants.Micros(value));
    }

    public override void Put(int row, DateOnly value)
    {
        if (isInstant) throw Mismatch("a date: it has no zone");
        Set(row, Instants.Micros(value.ToDateTime(TimeOnly.MinValue)));
    }
}

internal sealed class UuidWriter(int place, int capacity) : FixedWriter<UInt128>(place, "UUID", capacity)
{
    public override void Put(int row, Guid value) => Set(row, UuidColumn.Stored(value));
}

/// <summary>An ENUM, given by its names.</summary>
internal sealed class EnumWriter<T>(int place, int capacity, string[] names) : FixedWriter<T>(place, "ENUM", capacity)
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Dictionary<string, T>.AlternateLookup<ReadOnlySpan<char>> indexes =
        names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => T.CreateTruncating(n.i), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override void Put(int row, ReadOnlySpan<char> value) =>
        Set(row, indexes.TryGetValue(value, out var index) ? index : throw TooLarge($"'{value}'"));
}
