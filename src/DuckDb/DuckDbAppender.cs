using Retention.DuckDb.Appending;
using Retention.DuckDb.Execution;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb;

/// <summary>
/// Bulk load into one table: a value for each column in its order, <see cref="EndRow"/> after each row, <see cref="Complete"/>
/// at the end. Rows reach the table in blocks of about 200,000; for all or nothing, load inside a transaction.
/// </summary>
public sealed partial class DuckDbAppender : IDisposable
{
    private readonly Session session;
    private readonly AppenderHandle handle;
    private readonly ChunkHandle chunk;
    private readonly ColumnWriter[] columns;
    private readonly int capacity;
    private int row, column, owner;
    private string? ended;

    private DuckDbAppender(Session session, AppenderHandle handle)
    {
        (this.session, this.handle) = (session, handle);
        capacity = (int)Api.duckdb_vector_size();
        var types = new LogicalTypeHandle[(int)Api.duckdb_appender_column_count(handle)];
        for (var i = 0; i < types.Length; i++) types[i] = Api.duckdb_appender_column_type(handle, (ulong)i);
        columns = [.. types.Select((type, i) => ColumnWriterFactory.Create(i, type, capacity))];
        chunk = Chunk(types);
        foreach (var type in types) type.Dispose();
    }

    /// <summary>How many columns a row has.</summary>
    public int ColumnCount => columns.Length;

    internal static DuckDbAppender Open(Session session, string? catalog, string? schema, string table)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        using var lease = session.EnterQuery();
        if (Api.duckdb_appender_create_ext(session.Connection, catalog, schema, table, out var handle) == 0) return new(session, handle);
        using (handle) throw handle.Error();
    }

    /// <summary>Ends the row.</summary>
    /// <exception cref="InvalidOperationException">The row has too few values.</exception>
    public void EndRow()
    {
        if (column != columns.Length || ended is not null) ThrowIncomplete();
        column = 0;
        if (++row >= capacity) Flush();
    }

    /// <summary>Writes the last rows into the table. An appender that is disposed without it drops what it still holds, as a failed load should.</summary>
    /// <exception cref="DuckDbException">A row breaks a constraint, or another transaction was in the way.</exception>
    public void Complete()
    {
        if (column != 0 || ended is not null) ThrowIncomplete();
        Flush();
        using var lease = session.EnterQuery();
        Check(Api.duckdb_appender_close(handle));
        ended = "The load is complete.";
    }

    /// <summary>Ends the load. Rows that were not completed are dropped.</summary>
    public void Dispose()
    {
        ended ??= "The appender is disposed.";
        handle.Dispose();
        chunk.Dispose();
    }

    private static unsafe ChunkHandle Chunk(LogicalTypeHandle[] types)
    {
        var pointers = Array.ConvertAll(types, t => t.DangerousGetHandle());
        fixed (nint* start = pointers) return Api.duckdb_create_data_chunk(start, (ulong)pointers.Length);
    }

    private void Flush()
    {
        // Read once: should another thread be in here too, everything below must still agree on one number.
        var count = Math.Min(row, capacity);
        if (count == 0) return;
        using var lease = session.EnterQuery();
        var held = false;
        try
        {
            chunk.DangerousAddRef(ref held);
            for (var i = 0; i < columns.Length; i++) columns[i].Send(Api.duckdb_data_chunk_get_vector(chunk, (ulong)i), count);
            Api.duckdb_data_chunk_set_size(chunk, (ulong)count);
            Check(Api.duckdb_append_data_chunk(handle, chunk));
            Api.duckdb_data_chunk_reset(chunk);
        }
        finally
        {
            if (held) chunk.DangerousRelease();
        }

        foreach (var writer in columns) writer.Clear();
        row = 0;
    }

    private void Check(int state)
    {
        if (state == 0) return;
        var error = handle.Error();
        ended = $"The load has failed: {error.Message}";
        throw error;
    }

    private void ThrowIncomplete() => throw (ended is null
        ? new InvalidOperationException($"The row has {column} of {columns.Length} values. Append a value or a null for every column, then end the row.")
        : Ended());

    private InvalidOperationException Ended() => new($"{ended} Make a new appender to load more.");
}
