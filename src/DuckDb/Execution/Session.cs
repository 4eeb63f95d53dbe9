using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>
/// What a connection has while it is open: the native handles, and who uses them. One call at a time and one reader at
/// a time: a second query would silently end the first one's stream.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly DatabaseHandle database;
    private readonly ConnectionHandle connection;
    private int busy;
    private volatile bool closed;
    private DuckDbDataReader? reader;

    public Session(DatabaseHandle database, ConnectionHandle connection) => (this.database, this.connection) = (database, connection);

    public ConnectionHandle Connection =>
        closed ? throw new InvalidOperationException("The connection is closed. Open it, or keep it open for as long as its commands and readers are in use.") : connection;

    public bool IsClosed => closed;

    public StatementCache Statements { get; } = new();

    /// <summary>Takes the connection for one native call; the caller disposes the lease.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in a call on this connection, or it is closed.</exception>
    public Lease Enter()
    {
        if (Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            throw new InvalidOperationException("The connection is in use by another thread. Open a connection for each thread; those to one file share the database.");
        }

        if (closed)
        {
            Leave();
            _ = Connection;
        }

        return new Lease(this);
    }

    /// <summary>Takes the connection for a new query.</summary>
    /// <exception cref="InvalidOperationException">A reader is still open, or the connection is closed or in use.</exception>
    public Lease EnterQuery()
    {
        var lease = Enter();
        if (reader is null) return lease;
        lease.Dispose();
        throw new InvalidOperationException("A reader on this connection has rows or statements left. Dispose it first, or open a second connection for the second query.");
    }

    /// <summary>
    /// Ends a query whose result was dropped before its last row. DuckDB itself would wait for the next query, and keep the
    /// transaction open until then: planning a statement makes it look.
    /// </summary>
    public void EndStream()
    {
        if (closed) return;
        try
        {
            _ = Api.duckdb_extract_statements(connection, "select 1", out var statements);
            using (statements)
            {
                _ = Api.duckdb_prepare_extracted_statement(connection, statements, 0, out var statement);
                statement.Dispose();
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed a moment ago, which ends everything.
        }
    }

    public void Attach(DuckDbDataReader newReader) => reader = newReader;

    public void Detach(DuckDbDataReader oldReader)
    {
        if (ReferenceEquals(reader, oldReader)) reader = null;
    }

    public void CloseReader() => reader?.Close();

    /// <summary>How far the running query is. Safe from any thread.</summary>
    public DuckDbQueryProgress Progress() => Api.duckdb_query_progress(Connection);

    /// <summary>Stops what runs. Safe from any thread, at any time.</summary>
    public void Interrupt()
    {
        try
        {
            if (!closed) Api.duckdb_interrupt(connection);
        }
        catch (ObjectDisposedException)
        {
            // Closed a moment ago: nothing runs any more.
        }
    }

    public void Dispose()
    {
        if (closed) return;
        Interrupt();
        closed = true;
        reader?.Close();
        Statements.Dispose();
        connection.Dispose();
        database.Dispose();
    }

    private void Leave() => Volatile.Write(ref busy, 0);

    /// <summary>The right to be in a native call.</summary>
    internal readonly struct Lease(Session session) : IDisposable
    {
        public void Dispose() => session.Leave();
    }
}
