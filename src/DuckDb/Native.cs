using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Retention.DuckDb;

public enum DuckDbType
{
    Invalid = 0, Boolean = 1, TinyInt = 2, SmallInt = 3, Integer = 4, BigInt = 5, UTinyInt = 6, USmallInt = 7, UInteger = 8, UBigInt = 9,
    Float = 10, Double = 11, Timestamp = 12, Date = 13, Time = 14, Interval = 15, HugeInt = 16, Varchar = 17, Blob = 18, Decimal = 19,
    TimestampS = 20, TimestampMs = 21, TimestampNs = 22, Enum = 23, List = 24, Struct = 25, Map = 26, Uuid = 27, Union = 28, Bit = 29,
    TimeTz = 30, TimestampTz = 31, UHugeInt = 32, Array = 33, Any = 34, BigNum = 35, SqlNull = 36, TimeNs = 39,
}

internal enum ResultType { Invalid, ChangedRows, Nothing, QueryResult }

[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult { private ulong a, b, c; private nint d, e, f; }

[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbQueryProgress(double Percentage, ulong RowsProcessed, ulong TotalRows);

[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbInterval(int Months, int Days, long Micros);

[StructLayout(LayoutKind.Sequential)]
internal readonly struct HugeInt(Int128 v) { private readonly ulong lower = (ulong)v; private readonly long upper = (long)(v >> 64); }

[StructLayout(LayoutKind.Sequential)]
internal readonly struct NativeDecimal(byte width, byte scale, Int128 value) { private readonly byte w = width, s = scale; private readonly HugeInt v = new(value); }

[StructLayout(LayoutKind.Sequential)]
internal readonly struct ListEntry { public readonly ulong Offset, Length; }

internal sealed class DatabaseHandle() : SafeHandle(0, true) { public override bool IsInvalid => handle == 0; protected override bool ReleaseHandle() { Api.duckdb_close(ref handle); return true; } }
internal sealed class ConnectionHandle() : SafeHandle(0, true) { public override bool IsInvalid => handle == 0; protected override bool ReleaseHandle() { Api.duckdb_disconnect(ref handle); return true; } }
internal sealed class StatementHandle() : SafeHandle(0, true) { public override bool IsInvalid => handle == 0; protected override bool ReleaseHandle() { Api.duckdb_destroy_prepare(ref handle); return true; } }
internal sealed class ExtractedHandle() : SafeHandle(0, true) { public override bool IsInvalid => handle == 0; protected override bool ReleaseHandle() { Api.duckdb_destroy_extracted(ref handle); return true; } }
internal sealed class AppenderHandle() : SafeHandle(0, true) { public override bool IsInvalid => handle == 0; protected override bool ReleaseHandle() { Api.duckdb_appender_destroy(ref handle); return true; } }

internal static unsafe partial class Api
{
    private const string Lib = "duckdb";

    internal static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";
    internal static string TakeText(nint utf8) { var s = Text(utf8); if (utf8 != 0) duckdb_free(utf8); return s; }

    [LibraryImport(Lib)] internal static partial nint duckdb_library_version();
    [LibraryImport(Lib)] internal static partial void duckdb_free(nint p);
    [LibraryImport(Lib)] internal static partial nint duckdb_create_instance_cache();
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_get_or_create_from_cache(nint cache, string path, out DatabaseHandle db, nint config, out nint error);
    [LibraryImport(Lib)] internal static partial void duckdb_close(ref nint db);
    [LibraryImport(Lib)] internal static partial int duckdb_connect(DatabaseHandle db, out ConnectionHandle c);
    [LibraryImport(Lib)] internal static partial void duckdb_disconnect(ref nint c);
    [LibraryImport(Lib)] internal static partial void duckdb_interrupt(ConnectionHandle c);
    [LibraryImport(Lib)] internal static partial DuckDbQueryProgress duckdb_query_progress(ConnectionHandle c);
    [LibraryImport(Lib)] internal static partial int duckdb_create_config(out nint config);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_set_config(nint config, string name, string value);
    [LibraryImport(Lib)] internal static partial void duckdb_destroy_config(ref nint config);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial ulong duckdb_extract_statements(ConnectionHandle c, string sql, out ExtractedHandle s);
    [LibraryImport(Lib)] internal static partial nint duckdb_extract_statements_error(ExtractedHandle s);
    [LibraryImport(Lib)] internal static partial void duckdb_destroy_extracted(ref nint s);
    [LibraryImport(Lib)] internal static partial int duckdb_prepare_extracted_statement(ConnectionHandle c, ExtractedHandle s, ulong i, out StatementHandle p);
    [LibraryImport(Lib)] internal static partial nint duckdb_prepare_error(StatementHandle p);
    [LibraryImport(Lib)] internal static partial void duckdb_destroy_prepare(ref nint p);
    [LibraryImport(Lib)] internal static partial ulong duckdb_nparams(StatementHandle p);
    [LibraryImport(Lib)] internal static partial nint duckdb_parameter_name(StatementHandle p, ulong i);
    [LibraryImport(Lib)] internal static partial int duckdb_execute_prepared(StatementHandle p, out NativeResult r);

    [LibraryImport(Lib)] internal static partial int duckdb_bind_null(StatementHandle p, ulong i);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_boolean(StatementHandle p, ulong i, byte v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_int32(StatementHandle p, ulong i, int v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_int64(StatementHandle p, ulong i, long v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_uint64(StatementHandle p, ulong i, ulong v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_hugeint(StatementHandle p, ulong i, HugeInt v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_decimal(StatementHandle p, ulong i, NativeDecimal v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_float(StatementHandle p, ulong i, float v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_double(StatementHandle p, ulong i, double v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_date(StatementHandle p, ulong i, int days);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_time(StatementHandle p, ulong i, long micros);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_timestamp(StatementHandle p, ulong i, long micros);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_timestamp_tz(StatementHandle p, ulong i, long micros);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_interval(StatementHandle p, ulong i, DuckDbInterval v);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_varchar_length(StatementHandle p, ulong i, byte* v, ulong n);
    [LibraryImport(Lib)] internal static partial int duckdb_bind_blob(StatementHandle p, ulong i, byte* v, ulong n);

    [LibraryImport(Lib)] internal static partial void duckdb_destroy_result(ref NativeResult r);
    [LibraryImport(Lib)] internal static partial nint duckdb_result_error(ref NativeResult r);
    [LibraryImport(Lib)] internal static partial int duckdb_result_error_type(ref NativeResult r);
    [LibraryImport(Lib)] internal static partial ResultType duckdb_result_return_type(NativeResult r);
    [LibraryImport(Lib)] internal static partial ulong duckdb_rows_changed(ref NativeResult r);
    [LibraryImport(Lib)] internal static partial ulong duckdb_column_count(ref NativeResult r);
    [LibraryImport(Lib)] internal static partial nint duckdb_column_name(ref NativeResult r, ulong i);
    [LibraryImport(Lib)] internal static partial nint duckdb_column_logical_type(ref NativeResult r, ulong i);
    [LibraryImport(Lib)] internal static partial nint duckdb_fetch_chunk(NativeResult r);

    [LibraryImport(Lib)] internal static partial ulong duckdb_vector_size();
    [LibraryImport(Lib)] internal static partial nint duckdb_create_data_chunk(nint* types, ulong n);
    [LibraryImport(Lib)] internal static partial void duckdb_destroy_data_chunk(ref nint c);
    [LibraryImport(Lib)] internal static partial void duckdb_data_chunk_reset(nint c);
    [LibraryImport(Lib)] internal static partial ulong duckdb_data_chunk_get_size(nint c);
    [LibraryImport(Lib)] internal static partial void duckdb_data_chunk_set_size(nint c, ulong n);
    [LibraryImport(Lib)] internal static partial nint duckdb_data_chunk_get_vector(nint c, ulong i);
    [LibraryImport(Lib)] internal static partial void* duckdb_vector_get_data(nint v);
    [LibraryImport(Lib)] internal static partial ulong* duckdb_vector_get_validity(nint v);
    [LibraryImport(Lib)] internal static partial void duckdb_vector_ensure_validity_writable(nint v);
    [LibraryImport(Lib)] internal static partial void duckdb_vector_assign_string_element_len(nint v, ulong i, byte* s, ulong n);
    [LibraryImport(Lib)] internal static partial nint duckdb_list_vector_get_child(nint v);
    [LibraryImport(Lib)] internal static partial nint duckdb_array_vector_get_child(nint v);
    [LibraryImport(Lib)] internal static partial nint duckdb_struct_vector_get_child(nint v, ulong i);

    [LibraryImport(Lib)] internal static partial void duckdb_destroy_logical_type(ref nint t);
    [LibraryImport(Lib)] internal static partial DuckDbType duckdb_get_type_id(nint t);
    [LibraryImport(Lib)] internal static partial byte duckdb_decimal_width(nint t);
    [LibraryImport(Lib)] internal static partial byte duckdb_decimal_scale(nint t);
    [LibraryImport(Lib)] internal static partial DuckDbType duckdb_decimal_internal_type(nint t);
    [LibraryImport(Lib)] internal static partial DuckDbType duckdb_enum_internal_type(nint t);
    [LibraryImport(Lib)] internal static partial uint duckdb_enum_dictionary_size(nint t);
    [LibraryImport(Lib)] internal static partial nint duckdb_enum_dictionary_value(nint t, ulong i);
    [LibraryImport(Lib)] internal static partial nint duckdb_list_type_child_type(nint t);
    [LibraryImport(Lib)] internal static partial nint duckdb_array_type_child_type(nint t);
    [LibraryImport(Lib)] internal static partial ulong duckdb_array_type_array_size(nint t);
    [LibraryImport(Lib)] internal static partial nint duckdb_map_type_key_type(nint t);
    [LibraryImport(Lib)] internal static partial nint duckdb_map_type_value_type(nint t);
    [LibraryImport(Lib)] internal static partial ulong duckdb_struct_type_child_count(nint t);
    [LibraryImport(Lib)] internal static partial nint duckdb_struct_type_child_name(nint t, ulong i);
    [LibraryImport(Lib)] internal static partial nint duckdb_struct_type_child_type(nint t, ulong i);

    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] internal static partial int duckdb_appender_create_ext(ConnectionHandle c, string? catalog, string? schema, string table, out AppenderHandle a);
    [LibraryImport(Lib)] internal static partial nint duckdb_appender_error(AppenderHandle a);
    [LibraryImport(Lib)] internal static partial int duckdb_append_data_chunk(AppenderHandle a, nint chunk);
    [LibraryImport(Lib)] internal static partial int duckdb_appender_close(AppenderHandle a);
    [LibraryImport(Lib)] internal static partial int duckdb_appender_clear(AppenderHandle a);
    [LibraryImport(Lib)] internal static partial int duckdb_appender_destroy(ref nint a);
    [LibraryImport(Lib)] internal static partial ulong duckdb_appender_column_count(AppenderHandle a);
    [LibraryImport(Lib)] internal static partial nint duckdb_appender_column_type(AppenderHandle a, ulong i);
}
