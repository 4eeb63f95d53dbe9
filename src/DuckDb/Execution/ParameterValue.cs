using System.Collections;
using System.Numerics;
using System.Text;
using Retention.DuckDb.Columns;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>Turns .NET values into DuckDB's.</summary>
internal static unsafe class ParameterValue
{
    /// <exception cref="NotSupportedException">The value's type has no DuckDB type.</exception>
    public static ValueHandle Create(DuckDbParameter parameter)
    {
        try
        {
            return Create(parameter.Value);
        }
        catch (NotSupportedException e)
        {
            throw new NotSupportedException($"The parameter '{parameter.ParameterName}' cannot be sent: {e.Message}", e);
        }
    }

    private static ValueHandle Create(object? value) => value switch
    {
        null or DBNull => Api.duckdb_create_null_value(),
        bool v => Api.duckdb_create_bool(v ? (byte)1 : (byte)0),
        sbyte v => Api.duckdb_create_int8(v),
        byte v => Api.duckdb_create_uint8(v),
        short v => Api.duckdb_create_int16(v),
        ushort v => Api.duckdb_create_uint16(v),
        int v => Api.duckdb_create_int32(v),
        uint v => Api.duckdb_create_uint32(v),
        long v => Api.duckdb_create_int64(v),
        ulong v => Api.duckdb_create_uint64(v),
        Int128 v => Api.duckdb_create_hugeint(new(v)),
        UInt128 v => Api.duckdb_create_uhugeint(Words.Of(v)),
        BigInteger v => BigNum(v),
        float v => Api.duckdb_create_float(v),
        double v => Api.duckdb_create_double(v),
        decimal v => Decimal(v),
        DateOnly v => Api.duckdb_create_date(Instants.Days(v)),
        TimeOnly v => Api.duckdb_create_time(v.Ticks / TimeSpan.TicksPerMicrosecond),
        DuckDbTimeTz v => Api.duckdb_create_time_tz_value(v.ToBits()),
        DateTime v => Api.duckdb_create_timestamp(Instants.Micros(v)),
        DateTimeOffset v => Api.duckdb_create_timestamp_tz(Instants.Micros(v)),
        TimeSpan v => Api.duckdb_create_interval(DuckDbInterval.FromTimeSpan(v)),
        DuckDbInterval v => Api.duckdb_create_interval(v),
        Guid v => Api.duckdb_create_uuid(Words.Of(UuidColumn.Integer(v))),
        string v => Text(v),
        char v => Text(v.ToString()),
        Enum v => Text(v.ToString()),
        byte[] v => Blob(v),
        IEnumerable v => List(v),
        _ => throw new NotSupportedException($"{value.GetType()} has no DuckDB type. Numbers, text, dates, times, Guid, byte[] and lists of these do."),
    };

    private static ValueHandle Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = utf8) return Api.duckdb_create_varchar_length(start, (ulong)utf8.Length);
    }

    private static ValueHandle Blob(byte[] bytes)
    {
        fixed (byte* start = bytes) return Api.duckdb_create_blob(start, (ulong)bytes.Length);
    }

    private static ValueHandle BigNum(BigInteger value)
    {
        var magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true, isBigEndian: true);
        fixed (byte* start = magnitude) return Api.duckdb_create_bignum(new(start, (ulong)magnitude.Length, value.Sign < 0));
    }

    // Exactly as many digits as the value has, so that arithmetic in the SQL has room to grow.
    private static ValueHandle Decimal(decimal value)
    {
        _ = Decimals.TryUnscaled(value, value.Scale, out Int128 unscaled);
        return Api.duckdb_create_decimal(new((byte)Math.Max(Decimals.Digits(unscaled), value.Scale), value.Scale, unscaled));
    }

    private static ValueHandle List(IEnumerable list)
    {
        var items = list.Cast<object?>().ToArray();
        var handles = Array.ConvertAll(items, Create);
        try
        {
            using var type = ListElements.TypeOf(list.GetType(), items);
            // One more than needed: an empty array has no address, and DuckDB takes no list without one.
            var pointers = new nint[handles.Length + 1];
            for (var i = 0; i < handles.Length; i++) pointers[i] = handles[i].DangerousGetHandle();
            fixed (nint* start = pointers)
            {
                var value = Api.duckdb_create_list_value(type, start, (ulong)handles.Length);
                return value.IsInvalid ? throw new NotSupportedException("DuckDB does not make a list of these values.") : value;
            }
        }
        finally
        {
            foreach (var handle in handles) handle.Dispose();
        }
    }
}
