using System.Globalization;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Columns;

/// <summary>Makes the column that reads a DuckDB type.</summary>
internal static class ColumnFactory
{
    private const long Second = 1, Milli = 1_000, Micro = 1_000_000, Nano = 1_000_000_000;

    public static Column Create(string name, LogicalTypeHandle type)
    {
        using (type)
        {
            var id = Api.duckdb_get_type_id(type);
            return id switch
            {
                DuckDbType.Boolean => new BooleanColumn(name),
                DuckDbType.TinyInt => new IntegerColumn<sbyte>(name, "TINYINT"),
                DuckDbType.SmallInt => new IntegerColumn<short>(name, "SMALLINT"),
                DuckDbType.Integer => new IntegerColumn<int>(name, "INTEGER"),
                DuckDbType.BigInt => new IntegerColumn<long>(name, "BIGINT"),
                DuckDbType.HugeInt => new IntegerColumn<Int128>(name, "HUGEINT"),
                DuckDbType.UTinyInt => new IntegerColumn<byte>(name, "UTINYINT"),
                DuckDbType.USmallInt => new IntegerColumn<ushort>(name, "USMALLINT"),
                DuckDbType.UInteger => new IntegerColumn<uint>(name, "UINTEGER"),
                DuckDbType.UBigInt => new IntegerColumn<ulong>(name, "UBIGINT"),
                DuckDbType.UHugeInt => new IntegerColumn<UInt128>(name, "UHUGEINT"),
                DuckDbType.BigNum => new BigNumColumn(name),
                DuckDbType.Float => new FloatingColumn<float>(name, "FLOAT"),
                DuckDbType.Double => new FloatingColumn<double>(name, "DOUBLE"),
                DuckDbType.Decimal => Decimal(name, type),
                DuckDbType.Date => new DateColumn(name),
                DuckDbType.Time => new TimeColumn(name, "TIME", Micro),
                DuckDbType.TimeNs => new TimeColumn(name, "TIME_NS", Nano),
                DuckDbType.TimeTz => new TimeTzColumn(name),
                DuckDbType.Timestamp => new TimestampColumn(name, "TIMESTAMP", Micro, isInstant: false),
                DuckDbType.TimestampS => new TimestampColumn(name, "TIMESTAMP_S", Second, isInstant: false),
                DuckDbType.TimestampMs => new TimestampColumn(name, "TIMESTAMP_MS", Milli, isInstant: false),
                DuckDbType.TimestampNs => new TimestampColumn(name, "TIMESTAMP_NS", Nano, isInstant: false),
                DuckDbType.TimestampTz => new TimestampColumn(name, "TIMESTAMP WITH TIME ZONE", Micro, isInstant: true),
                DuckDbType.Interval => new IntervalColumn(name),
                DuckDbType.Uuid => new UuidColumn(name),
                DuckDbType.Varchar => new TextColumn(name, Alias(type) ?? "VARCHAR"),
                DuckDbType.Blob => new BlobColumn(name, Alias(type) ?? "BLOB"),
                DuckDbType.Bit => new BitColumn(name),
                DuckDbType.Enum => Enumeration(name, type),
                DuckDbType.List => new ListColumn(name, Create("", Api.duckdb_list_type_child_type(type))),
                DuckDbType.Array => new ArrayColumn(name, Create("", Api.duckdb_array_type_child_type(type)), (int)Api.duckdb_array_type_array_size(type)),
                DuckDbType.Map => new MapColumn(name, Create("key", Api.duckdb_map_type_key_type(type)), Create("value", Api.duckdb_map_type_value_type(type))),
                DuckDbType.Struct => new StructColumn(name, Fields(type)),
                DuckDbType.Union => new UnionColumn(name, Members(type)),
                _ => new UnreadColumn(name, Alias(type) ?? id.ToString().ToUpperInvariant()),
            };
        }
    }

    private static Column Decimal(string name, LogicalTypeHandle type)
    {
        var (width, scale) = (Api.duckdb_decimal_width(type), Api.duckdb_decimal_scale(type));
        return Api.duckdb_decimal_internal_type(type) switch
        {
            DuckDbType.SmallInt => new DecimalColumn<short>(name, width, scale),
            DuckDbType.Integer => new DecimalColumn<int>(name, width, scale),
            DuckDbType.BigInt => new DecimalColumn<long>(name, width, scale),
            _ => new DecimalColumn<Int128>(name, width, scale),
        };
    }

    private static Column Enumeration(string name, LogicalTypeHandle type)
    {
        var names = EnumNames.Of(type);
        return Api.duckdb_enum_internal_type(type) switch
        {
            DuckDbType.UTinyInt => new EnumColumn<byte>(name, names),
            DuckDbType.USmallInt => new EnumColumn<ushort>(name, names),
            _ => new EnumColumn<uint>(name, names),
        };
    }

    private static Column[] Fields(LogicalTypeHandle type)
    {
        var fields = new Column[Api.duckdb_struct_type_child_count(type)];
        for (var i = 0UL; i < (ulong)fields.Length; i++)
        {
            var name = Api.TakeText(Api.duckdb_struct_type_child_name(type, i));
            // The fields of row(1, 2) have no names; their places keep them apart.
            if (name.Length == 0) name = (i + 1).ToString(CultureInfo.InvariantCulture);
            fields[i] = Create(name, Api.duckdb_struct_type_child_type(type, i));
        }

        return fields;
    }

    private static Column[] Members(LogicalTypeHandle type)
    {
        var members = new Column[Api.duckdb_union_type_member_count(type)];
        for (var i = 0UL; i < (ulong)members.Length; i++)
        {
            members[i] = Create(Api.TakeText(Api.duckdb_union_type_member_name(type, i)), Api.duckdb_union_type_member_type(type, i));
        }

        return members;
    }

    /// <summary>The name of a type that is stored as another, such as JSON.</summary>
    private static string? Alias(LogicalTypeHandle type) => Api.TakeText(Api.duckdb_logical_type_get_alias(type)) is { Length: > 0 } alias ? alias : null;
}
