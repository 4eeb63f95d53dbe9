using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

internal static unsafe partial class Api
{
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int duckdb_appender_create_ext(ConnectionHandle connection, string? catalog, string? schema, string table, out AppenderHandle appender);

    [LibraryImport(Library)]
    public static partial ErrorHandle duckdb_appender_error_data(AppenderHandle appender);

    [LibraryImport(Library)]
    public static partial nint duckdb_error_data_message(ErrorHandle error);

    [LibraryImport(Library)]
    public static partial DuckDbErrorType duckdb_error_data_error_type(ErrorHandle error);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_error_data(ref nint error);

    [LibraryImport(Library)]
    public static partial ulong duckdb_appender_column_count(AppenderHandle appender);

    [LibraryImport(Library)]
    public static partial LogicalTypeHandle duckdb_appender_column_type(AppenderHandle appender, ulong column);

    [LibraryImport(Library)]
    public static partial int duckdb_append_data_chunk(AppenderHandle appender, ChunkHandle chunk);

    [LibraryImport(Library)]
    public static partial int duckdb_appender_close(AppenderHandle appender);

    [LibraryImport(Library)]
    public static partial int duckdb_appender_clear(nint appender);

    [LibraryImport(Library)]
    public static partial int duckdb_appender_destroy(ref nint appender);
}
