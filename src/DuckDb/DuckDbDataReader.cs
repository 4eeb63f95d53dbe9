using System.Collections;
using System.Data.Common;
using Retention.DuckDb.Columns;
using Retention.DuckDb.Execution;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb;

/// <summary>
/// Reads a command's rows as DuckDB makes them, 2,048 at a time: a large result is never held as a whole. While the
/// reader has rows left its connection takes no other command.
/// </summary>
public sealed partial class DuckDbDataReader : DbDataReader
{
    private readonly Session session;
    private readonly Batch batch;
    private readonly DbConnection? closeWithReader;
    private ResultHandle? result;
    private Column[] columns = [];
    private int row = -1, rows;
    private int affected = -1;
    private bool hasRows, finished, closed;
    private volatile bool loading;

    private DuckDbDataReader(Session session, Batch batch, DbConnection? closeWithReader) =>
        (this.session, this.batch, this.closeWithReader) = (session, batch, closeWithReader);

    /// <inheritdoc/>
    public override int RecordsAffected => affected;

    /// <inheritdoc/>
    public override bool HasRows => Opened.hasRows;

    /// <inheritdoc/>
    public override bool IsClosed => closed;

    /// <inheritdoc/>
    public override int Depth => 0;

    private DuckDbDataReader Opened => !closed ? this : throw new InvalidOperationException(
        session.IsClosed ? "The reader is closed, because its connection was closed." : "The reader is closed.");

    /// <summary>Goes to the next row.</summary>
    /// <returns>False where there is none left.</returns>
    public override bool Read() => MoveToNextRow(CancellationToken.None);

    /// <summary>As <see cref="Read"/>; where DuckDB has to work for the row it does so on a pool thread, and the token interrupts it.</summary>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<bool>(cancellationToken);
        return ++row < rows ? Task.FromResult(true) : Task.Run(() => NextChunk(cancellationToken), cancellationToken);
    }

    /// <summary>Runs the text up to its next result with rows.</summary>
    /// <returns>False where there is none left.</returns>
    public override bool NextResult() => MoveToNextResult(CancellationToken.None);

    /// <inheritdoc/>
    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) =>
        Task.Run(() => MoveToNextResult(cancellationToken), cancellationToken);

    /// <summary>Ends the result. Statements of the text that have not run yet are run first, as in other providers.</summary>
    public override void Close()
    {
        if (closed) return;
        try
        {
            while (!session.IsClosed && !batch.IsDone && NextResult())
            {
            }
        }
        finally
        {
            Release();
        }
    }

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    internal static DuckDbDataReader Open(Session session, Batch batch, DbConnection? closeWithReader, CancellationToken token)
    {
        var reader = new DuckDbDataReader(session, batch, closeWithReader);
        using (session.EnterQuery()) session.Attach(reader);
        try
        {
            reader.MoveToNextResult(token);
            return reader;
        }
        catch
        {
            reader.Release();
            throw;
        }
    }

    internal bool MoveToNextRow(CancellationToken token) => ++row < rows || NextChunk(token);

    internal bool MoveToNextResult(CancellationToken token)
    {
        using var lease = Opened.session.Enter();
        EndResult();
        while (batch.Next(token) is { } next)
        {
            result = next;
            var kind = next.ReturnType;
            if (kind == ResultType.Rows)
            {
                columns = new Column[next.ColumnCount];
                for (var i = 0; i < columns.Length; i++) columns[i] = ColumnFactory.Create(next.ColumnName(i), next.ColumnType(i));
                hasRows = Fetch(token);
                return true;
            }

            if (kind == ResultType.ChangedRows) affected = (int)Math.Min(int.MaxValue, Math.Max(affected, 0) + next.RowsChanged);
            EndResult();
        }

        session.Detach(this);
        return false;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }

    private void Release()
    {
        closed = true;
        EndResult();
        batch.Dispose();
        session.Detach(this);
        closeWithReader?.Close();
    }
}
