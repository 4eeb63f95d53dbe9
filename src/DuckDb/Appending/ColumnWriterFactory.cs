using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Appending;

/// <summary>Makes the writer that fills a table's column.</summary>
internal static class ColumnWriterFactory
{
    public static ColumnWriter Create(int place, LogicalTypeHandle type, int capacity)
    {
        var id = Api.duckdb_get_type_id(type);
        return id switch
        {
            DuckDbType.Boolean => new BooleanWriter(place, capacity),
            DuckDbType.TinyInt => new IntegerWriter<sbyte>(place, "TINYINT", capacity),
            DuckDbType.SmallInt => new IntegerWriter<short>(place, "SMALLINT", capacity),
            DuckDbType.Integer => new IntegerWriter<int>(place, "INTEGER", capacity),
            DuckDbType.BigInt => new IntegerWriter<long>(place, "BIGINT", capacity),
            DuckDbType.HugeInt => new IntegerWriter<Int128>(place, "HUGEINT", capacity),
            DuckDbType.UTinyInt => new IntegerWriter<byte>(place, "UTINYINT", capacity),
            DuckDbType.USmallInt => new IntegerWriter<ushort>(place, "USMALLINT", capacity),
            DuckDbType.UInteger => new IntegerWriter<uint>(place, "UINTEGER", capacity),
            DuckDbType.UBigInt => new IntegerWriter<ulong>(place, "UBIGINT", capacity),
            DuckDbType.Float => new FloatingWriter<float>(place, "FLOAT", capacity),
            DuckDbType.Double => new FloatingWriter<double>(place, "DOUBLE", capacity),
            DuckDbType.Decimal => Decimal(place, type, capacity),
            DuckDbType.Date => new DateWriter(place, capacity),
            DuckDbType.Timestamp => new TimestampWriter(place, capacity, isInstant: false),
            DuckDbType.TimestampTz => new TimestampWriter(place, capacity, isInstant: true),
            DuckDbType.Uuid => new UuidWriter(place, capacity),
            DuckDbType.Varchar => new BytesWriter(place, "VARCHAR", capacity, isText: true),
            DuckDbType.Blob => new BytesWriter(place, "BLOB", capacity, isText: false),
            DuckDbType.Enum => Enumeration(place, type, capacity),
            _ => new NullWriter(place, $"{id.ToString().ToUpperInvariant()}, which only SQL can fill", capacity),
        };
    }

    private static ColumnWriter Decimal(int place, LogicalTypeHandle type, int capacity)
    {
        var (width, scale) = (Api.duckdb_decimal_width(type), Api.duckdb_decimal_scale(type));
        return Api.duckdb_decimal_internal_type(type) switch
        {
            DuckDbType.SmallInt => new DecimalWriter<short>(place, capacity, width, scale),
            DuckDbType.Integer => new DecimalWriter<int>(place, capacity, width, scale),
            DuckDbType.BigInt => new DecimalWriter<long>(place, capacity, width, scale),
            _ => new DecimalWriter<Int128>(place, capacity, width, scale),
        };
    }

    private static ColumnWriter Enumeration(int place, LogicalTypeHandle type, int capacity)
    {
        var names = EnumNames.Of(type);
        return Api.duckdb_enum_internal_type(type) switch
        {
            DuckDbType.UTinyInt => new EnumWriter<byte>(place, capacity, names),
            DuckDbType.USmallInt => new EnumWriter<ushort>(place, capacity, names),
            _ => new EnumWriter<uint>(place, capacity, names),
        };
    }
}
