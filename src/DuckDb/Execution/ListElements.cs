using System.Collections;
using System.Numerics;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>Tells the DuckDB type of a list parameter's elements: from the list's own type, else from what is in it.</summary>
internal static class ListElements
{
    private const byte MaxWidth = 38;

    /// <exception cref="NotSupportedException">The elements are of several types, or of one that DuckDB has not.</exception>
    public static LogicalTypeHandle TypeOf(Type list, object?[] items)
    {
        var present = items.Where(i => i is not null and not DBNull).ToArray();
        var found = present.Select(i => i!.GetType()).Distinct().ToArray();
        if (found.Length > 1 && !Array.TrueForAll(found, IsList))
        {
            throw new NotSupportedException($"a list's values must all be of one type, not {string.Join(", ", found.Select(t => t.Name))}.");
        }

        var element = found.Length > 0 ? found[0] : Declared(list);
        if (element == typeof(decimal)) return Decimal(present);
        if (!IsList(element)) return Api.duckdb_create_logical_type(Scalar(element));
        using var inner = TypeOf(element, [.. present.SelectMany(i => ((IEnumerable)i!).Cast<object?>())]);
        return Api.duckdb_create_list_type(inner);
    }

    private static bool IsList(Type type) => type != typeof(string) && type != typeof(byte[]) && typeof(IEnumerable).IsAssignableFrom(type);

    private static Type Declared(Type list)
    {
        var sequence = list.GetInterfaces().Append(list)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var element = sequence?.GetGenericArguments()[0] ?? typeof(object);
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    /// <summary>A DECIMAL that has room for every value: the most digits before the point, and the most after it.</summary>
    private static LogicalTypeHandle Decimal(object?[] items)
    {
        var (whole, scale) = (1, 0);
        foreach (var value in items.Cast<decimal>())
        {
            _ = Decimals.TryUnscaled(value, value.Scale, out Int128 unscaled);
            whole = Math.Max(whole, Decimals.Digits(unscaled) - value.Scale);
            scale = Math.Max(scale, value.Scale);
        }

        return whole + scale <= MaxWidth
            ? Api.duckdb_create_decimal_type((byte)(whole + scale), (byte)scale)
            : throw new NotSupportedException($"the list's decimals need {whole + scale} digits, more than the {MaxWidth} of DuckDB's DECIMAL. Round them to fewer decimals.");
    }

    private static DuckDbType Scalar(Type type) =>
        type == typeof(bool) ? DuckDbType.Boolean
        : type == typeof(sbyte) ? DuckDbType.TinyInt
        : type == typeof(byte) ? DuckDbType.UTinyInt
        : type == typeof(short) ? DuckDbType.SmallInt
        : type == typeof(ushort) ? DuckDbType.USmallInt
        : type == typeof(int) ? DuckDbType.Integer
        : type == typeof(uint) ? DuckDbType.UInteger
        : type == typeof(long) ? DuckDbType.BigInt
        : type == typeof(ulong) ? DuckDbType.UBigInt
        : type == typeof(Int128) ? DuckDbType.HugeInt
        : type == typeof(UInt128) ? DuckDbType.UHugeInt
        : type == typeof(BigInteger) ? DuckDbType.BigNum
        : type == typeof(float) ? DuckDbType.Float
        : type == typeof(double) ? DuckDbType.Double
        : type == typeof(DateOnly) ? DuckDbType.Date
        : type == typeof(TimeOnly) ? DuckDbType.Time
        : type == typeof(DuckDbTimeTz) ? DuckDbType.TimeTz
        : type == typeof(DateTime) ? DuckDbType.Timestamp
        : type == typeof(DateTimeOffset) ? DuckDbType.TimestampTz
        : type == typeof(TimeSpan) || type == typeof(DuckDbInterval) ? DuckDbType.Interval
        : type == typeof(Guid) ? DuckDbType.Uuid
        : type == typeof(byte[]) ? DuckDbType.Blob
        : type == typeof(string) || type == typeof(char) || type.IsEnum || type == typeof(object) ? DuckDbType.Varchar
        : throw new NotSupportedException($"{type} has no DuckDB type.");
}
