using System.Runtime.InteropServices;

namespace Retention.DuckDb.Interop;

/// <summary>A query's result, kept in memory of its own: DuckDB takes the struct sometimes by value, sometimes by address.</summary>
internal sealed unsafe class ResultHandle : NativeHandle
{
    public ResultHandle() => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    public ResultType ReturnType => Use(static r => Api.duckdb_result_return_type(*r));

    public long RowsChanged => (long)Use(static r => Api.duckdb_rows_changed(r));

    public int ColumnCount => (int)Use(static r => Api.duckdb_column_count(r));

    /// <summary>The error of the last call on this result; null where there was none.</summary>
    public DuckDbException? Error()
    {
        var message = Use(static r => Api.duckdb_result_error(r));
        return message == 0 ? null : new(Api.Text(message), (DuckDbErrorType)Use(static r => Api.duckdb_result_error_type(r)));
    }

    public string ColumnName(int column) => Use(r => Api.Text(Api.duckdb_column_name(r, (ulong)column)));

    public LogicalTypeHandle ColumnType(int column) => Use(r => Api.duckdb_column_logical_type(r, (ulong)column));

    public int Execute(PendingHandle pending) => Use(r => Api.duckdb_execute_pending(pending, r));

    /// <summary>The next chunk of rows; an invalid handle at the end and after an error.</summary>
    public ChunkHandle Fetch()
    {
        var held = false;
        try
        {
            DangerousAddRef(ref held);
            return Api.duckdb_fetch_chunk(*(NativeResult*)handle);
        }
        finally
        {
            if (held) DangerousRelease();
        }
    }

    protected override void Release(ref nint pointer)
    {
        Api.duckdb_destroy_result((NativeResult*)pointer);
        NativeMemory.Free((void*)pointer);
    }

    private delegate T Call<T>(NativeResult* result);

    /// <summary>Another thread may close the reader meanwhile: the reference keeps the memory until the call is back.</summary>
    private T Use<T>(Call<T> call)
    {
        var held = false;
        try
        {
            DangerousAddRef(ref held);
            return call((NativeResult*)handle);
        }
        finally
        {
            if (held) DangerousRelease();
        }
    }
}
