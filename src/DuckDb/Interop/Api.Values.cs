using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

internal static unsafe partial class Api
{
    [LibraryImport(Library)]
    public static partial void duckdb_destroy_value(ref nint value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_null_value();

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_bool(byte value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_int8(sbyte value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_uint8(byte value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_int16(short value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_uint16(ushort value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_int32(int value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_uint32(uint value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_int64(long value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_uint64(ulong value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_hugeint(Words value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_uhugeint(Words value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_bignum(NativeBigNum value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_decimal(NativeDecimal value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_float(float value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_double(double value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_date(int days);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_time(long micros);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_timestamp(long micros);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_timestamp_tz(long micros);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_time_tz_value(ulong bits);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_interval(DuckDbInterval value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_uuid(Words value);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_varchar_length(byte* utf8, ulong length);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_blob(byte* data, ulong length);

    [LibraryImport(Library)]
    public static partial ValueHandle duckdb_create_list_value(LogicalTypeHandle element, nint* values, ulong count);
}
