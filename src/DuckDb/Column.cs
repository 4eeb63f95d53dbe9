using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Retention.DuckDb;

/// <summary>One column (or nested child): its type, read once per result, and where the current chunk keeps its values.</summary>
internal sealed unsafe class Column
{
    private const int InlineString = 12;
    private byte* data;
    private ulong* validity;

    private Column(string name, nint logicalType)
    {
        Name = name;
        Type = Api.duckdb_get_type_id(logicalType);
        switch (Type)
        {
            case DuckDbType.Decimal:
                Width = Api.duckdb_decimal_width(logicalType);
                Scale = Api.duckdb_decimal_scale(logicalType);
                Storage = Api.duckdb_decimal_internal_type(logicalType);
                break;
            case DuckDbType.Enum:
                Storage = Api.duckdb_enum_internal_type(logicalType);
                EnumValues = new string[Api.duckdb_enum_dictionary_size(logicalType)];
                for (var i = 0; i < EnumValues.Length; i++) EnumValues[i] = Api.TakeText(Api.duckdb_enum_dictionary_value(logicalType, (ulong)i));
                break;
            case DuckDbType.List: Children = [Take("", Api.duckdb_list_type_child_type(logicalType))]; break;
            case DuckDbType.Array: ArraySize = (int)Api.duckdb_array_type_array_size(logicalType); Children = [Take("", Api.duckdb_array_type_child_type(logicalType))]; break;
            case DuckDbType.Map: Children = [Take("key", Api.duckdb_map_type_key_type(logicalType)), Take("value", Api.duckdb_map_type_value_type(logicalType))]; break;
            case DuckDbType.Struct:
                Children = new Column[Api.duckdb_struct_type_child_count(logicalType)];
                for (var i = 0; i < Children.Length; i++) Children[i] = Take(Api.TakeText(Api.duckdb_struct_type_child_name(logicalType, (ulong)i)), Api.duckdb_struct_type_child_type(logicalType, (ulong)i));
                break;
        }
    }

    public static Column Take(string name, nint logicalType) { try { return new(name, logicalType); } finally { Api.duckdb_destroy_logical_type(ref logicalType); } }

    public string Name { get; }
    public DuckDbType Type { get; }
    public DuckDbType Storage { get; }
    public byte Width { get; }
    public byte Scale { get; }
    public int ArraySize { get; }
    public string[] EnumValues { get; } = [];
    public Column[] Children { get; } = [];

    public Type ClrType => Type switch
    {
        DuckDbType.Boolean => typeof(bool), DuckDbType.TinyInt => typeof(sbyte), DuckDbType.SmallInt => typeof(short), DuckDbType.Integer => typeof(int), DuckDbType.BigInt => typeof(long),
        DuckDbType.UTinyInt => typeof(byte), DuckDbType.USmallInt => typeof(ushort), DuckDbType.UInteger => typeof(uint), DuckDbType.UBigInt => typeof(ulong),
        DuckDbType.Float => typeof(float), DuckDbType.Double => typeof(double), DuckDbType.HugeInt => typeof(Int128), DuckDbType.UHugeInt => typeof(UInt128), DuckDbType.Decimal => typeof(decimal),
        DuckDbType.Date => typeof(DateOnly), DuckDbType.Time => typeof(TimeOnly), DuckDbType.Timestamp or DuckDbType.TimestampS or DuckDbType.TimestampMs or DuckDbType.TimestampNs => typeof(DateTime),
        DuckDbType.TimestampTz => typeof(DateTimeOffset), DuckDbType.Interval => typeof(DuckDbInterval), DuckDbType.Uuid => typeof(Guid), DuckDbType.Blob => typeof(byte[]),
        DuckDbType.Varchar or DuckDbType.Enum => typeof(string), DuckDbType.List or DuckDbType.Array => typeof(object[]),
        DuckDbType.Struct => typeof(Dictionary<string, object?>), DuckDbType.Map => typeof(Dictionary<object, object?>), _ => typeof(object),
    };

    public void Attach(nint vector)
    {
        data = (byte*)Api.duckdb_vector_get_data(vector);
        validity = Api.duckdb_vector_get_validity(vector);
        switch (Type)
        {
            case DuckDbType.List: Children[0].Attach(Api.duckdb_list_vector_get_child(vector)); break;
            case DuckDbType.Array: Children[0].Attach(Api.duckdb_array_vector_get_child(vector)); break;
            case DuckDbType.Struct: for (var i = 0; i < Children.Length; i++) Children[i].Attach(Api.duckdb_struct_vector_get_child(vector, (ulong)i)); break;
            case DuckDbType.Map:
                var entries = Api.duckdb_list_vector_get_child(vector);
                Children[0].Attach(Api.duckdb_struct_vector_get_child(entries, 0));
                Children[1].Attach(Api.duckdb_struct_vector_get_child(entries, 1));
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row) => validity != null && (validity[row >> 6] >> (row & 63) & 1) == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Raw<T>(int row) where T : unmanaged => ((T*)data)[row];

    public long Int64(int row) => Type switch
    {
        DuckDbType.BigInt => Raw<long>(row), DuckDbType.Integer => Raw<int>(row), DuckDbType.SmallInt => Raw<short>(row), DuckDbType.TinyInt => Raw<sbyte>(row),
        DuckDbType.UInteger => Raw<uint>(row), DuckDbType.USmallInt => Raw<ushort>(row), DuckDbType.UTinyInt => Raw<byte>(row), DuckDbType.UBigInt => checked((long)Raw<ulong>(row)),
        DuckDbType.HugeInt => checked((long)Raw<Int128>(row)), _ => throw Mismatch("an integer"),
    };

    public double Double(int row) => Type switch { DuckDbType.Double => Raw<double>(row), DuckDbType.Float => Raw<float>(row), DuckDbType.Decimal => (double)Decimal(row), _ => Int64(row) };

    public decimal Decimal(int row) => Type != DuckDbType.Decimal
        ? Type is DuckDbType.Double or DuckDbType.Float ? (decimal)Double(row) : Int64(row)
        : Storage switch
        {
            DuckDbType.SmallInt => Scaled(Raw<short>(row), Scale), DuckDbType.Integer => Scaled(Raw<int>(row), Scale), DuckDbType.BigInt => Scaled(Raw<long>(row), Scale), _ => Scaled(Raw<Int128>(row), Scale),
        };

    private static decimal Scaled(long v, byte scale) { var m = v < 0 ? (ulong)-v : (ulong)v; return new((int)m, (int)(m >> 32), 0, v < 0, scale); }
    private static decimal Scaled(Int128 v, byte scale)
    {
        var m = (UInt128)Int128.Abs(v);
        while (m >> 96 != 0 || scale > 28) { if (scale == 0 || m % 10 != 0) throw new OverflowException("The DECIMAL value has more digits than System.Decimal can hold."); m /= 10; scale--; }
        return new((int)(uint)m, (int)(uint)(m >> 32), (int)(uint)(m >> 64), v < 0, scale);
    }

    public DateOnly Date(int row)
    {
        if (Type != DuckDbType.Date) return DateOnly.FromDateTime(Timestamp(row));
        var days = Raw<int>(row);
        return days is int.MaxValue or -int.MaxValue ? throw new OverflowException("An infinite DATE has no DateOnly.") : DateOnly.FromDayNumber(checked(days + Epoch.DayNumber));
    }

    public DateTime Timestamp(int row) => Type switch
    {
        DuckDbType.Timestamp or DuckDbType.TimestampTz => FromTicks(Raw<long>(row), TimeSpan.TicksPerMicrosecond), DuckDbType.TimestampS => FromTicks(Raw<long>(row), TimeSpan.TicksPerSecond),
        DuckDbType.TimestampMs => FromTicks(Raw<long>(row), TimeSpan.TicksPerMillisecond), DuckDbType.TimestampNs => new DateTime(DateTime.UnixEpoch.Ticks + Raw<long>(row) / 100),
        DuckDbType.Date => Date(row).ToDateTime(TimeOnly.MinValue), _ => throw Mismatch("a timestamp"),
    };

    private static DateTime FromTicks(long value, long ticksPerUnit) => value is long.MaxValue or -long.MaxValue
        ? throw new OverflowException("An infinite TIMESTAMP has no DateTime.") : new DateTime(checked(DateTime.UnixEpoch.Ticks + value * ticksPerUnit));

    public ReadOnlySpan<byte> Bytes(int row)
    {
        var s = data + 16L * row;
        var length = *(int*)s;
        return new(length <= InlineString ? s + 4 : *(byte**)(s + 8), length);
    }

    public string Text(int row) => Type switch { DuckDbType.Varchar => Encoding.UTF8.GetString(Bytes(row)), DuckDbType.Enum => EnumValues[EnumIndex(row)], _ => Convert.ToString(Value(row), System.Globalization.CultureInfo.InvariantCulture)! };

    private int EnumIndex(int row) => Storage switch { DuckDbType.UTinyInt => Raw<byte>(row), DuckDbType.USmallInt => Raw<ushort>(row), _ => (int)Raw<uint>(row) };

    public object Value(int row) => Type switch
    {
        DuckDbType.Boolean => Raw<byte>(row) != 0, DuckDbType.TinyInt => Raw<sbyte>(row), DuckDbType.SmallInt => Raw<short>(row), DuckDbType.Integer => Raw<int>(row), DuckDbType.BigInt => Raw<long>(row),
        DuckDbType.UTinyInt => Raw<byte>(row), DuckDbType.USmallInt => Raw<ushort>(row), DuckDbType.UInteger => Raw<uint>(row), DuckDbType.UBigInt => Raw<ulong>(row),
        DuckDbType.Float => Raw<float>(row), DuckDbType.Double => Raw<double>(row), DuckDbType.HugeInt => Raw<Int128>(row), DuckDbType.UHugeInt => Raw<UInt128>(row), DuckDbType.Decimal => Decimal(row),
        DuckDbType.Date => Date(row), DuckDbType.Time => new TimeOnly(Raw<long>(row) * TimeSpan.TicksPerMicrosecond),
        DuckDbType.Timestamp or DuckDbType.TimestampS or DuckDbType.TimestampMs or DuckDbType.TimestampNs => Timestamp(row),
        DuckDbType.TimestampTz => new DateTimeOffset(Timestamp(row), TimeSpan.Zero), DuckDbType.Interval => Raw<DuckDbInterval>(row),
        DuckDbType.Uuid => Uuid(Raw<UInt128>(row)), DuckDbType.Blob => Bytes(row).ToArray(), DuckDbType.Varchar or DuckDbType.Enum => Text(row),
        DuckDbType.List => List(Raw<ListEntry>(row)), DuckDbType.Array => Items((long)row * ArraySize, ArraySize),
        DuckDbType.Struct => Children.ToDictionary(c => c.Name, c => c.ValueOrNull(row)), DuckDbType.Map => Map(Raw<ListEntry>(row)),
        _ => throw new NotSupportedException($"Column '{Name}' has the DuckDB type {Type}; CAST it to a supported type."),
    };

    private object? ValueOrNull(int row) => IsNull(row) ? null : Value(row);
    private object?[] List(ListEntry e) => Items((long)e.Offset, (int)e.Length);
    private object?[] Items(long offset, int length) { var a = new object?[length]; for (var i = 0; i < length; i++) a[i] = Children[0].ValueOrNull((int)offset + i); return a; }
    private Dictionary<object, object?> Map(ListEntry e)
    {
        var d = new Dictionary<object, object?>((int)e.Length);
        for (var i = (int)e.Offset; i < (int)(e.Offset + e.Length); i++) d.Add(Children[0].Value(i), Children[1].ValueOrNull(i));
        return d;
    }

    private static Guid Uuid(UInt128 stored)
    {
        var v = stored ^ (UInt128.One << 127); // DuckDB flips the top bit so that UUIDs sort as signed integers
        Span<byte> b = stackalloc byte[16];
        ((IBinaryInteger<UInt128>)v).WriteBigEndian(b);
        return new Guid(b, bigEndian: true);
    }

    internal static readonly DateOnly Epoch = new(1970, 1, 1);
    private InvalidCastException Mismatch(string wanted) => new($"Column '{Name}' is {Type}, not {wanted}.");
}
