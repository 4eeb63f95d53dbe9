using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

/// <summary>Something that DuckDB gave us and wants back, also when the code that held it forgot to dispose.</summary>
internal abstract class NativeHandle : SafeHandle
{
    private static long live;
    private int counted = 1;

    protected NativeHandle()
        : base(0, ownsHandle: true) => Interlocked.Increment(ref live);

    /// <summary>How many handles are neither disposed nor finalized; the leak tests read it.</summary>
    public static long Live => Interlocked.Read(ref live);

    public sealed override bool IsInvalid => handle == 0;

    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref counted, 0) == 1) Interlocked.Decrement(ref live);
        base.Dispose(disposing);
    }

    protected sealed override bool ReleaseHandle()
    {
        Release(ref handle);
        return true;
    }

    protected abstract void Release(ref nint pointer);
}

internal sealed class DatabaseHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_close(ref pointer);
}

internal sealed class ConnectionHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_disconnect(ref pointer);
}

internal sealed class ConfigHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_config(ref pointer);
}

internal sealed class ExtractedHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_extracted(ref pointer);
}

internal sealed class StatementHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_prepare(ref pointer);
}

internal sealed class PendingHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_pending(ref pointer);
}

internal sealed class LogicalTypeHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_logical_type(ref pointer);
}

internal sealed class ValueHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_value(ref pointer);
}

internal sealed class ChunkHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_data_chunk(ref pointer);
}

internal sealed class ErrorHandle : NativeHandle
{
    protected override void Release(ref nint pointer) => Api.duckdb_destroy_error_data(ref pointer);
}

internal sealed class AppenderHandle : NativeHandle
{
    /// <summary>What the last call on this appender has to say against it.</summary>
    public DuckDbException Error()
    {
        using var error = Api.duckdb_appender_error_data(this);
        return new(Api.Text(Api.duckdb_error_data_message(error)), Api.duckdb_error_data_error_type(error));
    }

    protected override void Release(ref nint pointer)
    {
        // Destroying an appender writes the rows it still holds. Those of a load that never said Complete must not appear.
        _ = Api.duckdb_appender_clear(pointer);
        _ = Api.duckdb_appender_destroy(ref pointer);
    }
}
