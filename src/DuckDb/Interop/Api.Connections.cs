using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

internal static unsafe partial class Api
{
    [LibraryImport(Library)]
    public static partial nint duckdb_create_instance_cache();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int duckdb_get_or_create_from_cache(nint cache, string path, out DatabaseHandle database, ConfigHandle config, out nint error);

    [LibraryImport(Library)]
    public static partial void duckdb_close(ref nint database);

    [LibraryImport(Library)]
    public static partial int duckdb_connect(DatabaseHandle database, out ConnectionHandle connection);

    [LibraryImport(Library)]
    public static partial void duckdb_disconnect(ref nint connection);

    [LibraryImport(Library)]
    public static partial void duckdb_interrupt(ConnectionHandle connection);

    [LibraryImport(Library)]
    public static partial DuckDbQueryProgress duckdb_query_progress(ConnectionHandle connection);

    [LibraryImport(Library)]
    public static partial int duckdb_create_config(out ConfigHandle config);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int duckdb_set_config(ConfigHandle config, string name, string value);

    [LibraryImport(Library)]
    public static partial void duckdb_destroy_config(ref nint config);
}
