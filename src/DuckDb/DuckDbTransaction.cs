using System.Data;
using System.Data.Common;

namespace Retention.DuckDb;

/// <summary>A transaction of a connection: everything that runs on it until the end belongs to it. Disposed without Commit, it rolls back.</summary>
public sealed class DuckDbTransaction : DbTransaction
{
    private DuckDbConnection? connection;

    internal DuckDbTransaction(DuckDbConnection connection)
    {
        connection.Execute("begin transaction");
        this.connection = connection;
    }

    /// <summary>Always <see cref="IsolationLevel.Snapshot"/>: it sees what was committed when it began.</summary>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    /// <summary>The connection; null once the transaction has ended.</summary>
    public new DuckDbConnection? Connection => connection;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => connection;

    /// <summary>Makes the changes durable and visible to others.</summary>
    /// <exception cref="DuckDbException">Another transaction was in the way; everything is rolled back.</exception>
    public override void Commit() => End("commit");

    /// <summary>Undoes the changes. A reader that is still open is closed.</summary>
    public override void Rollback()
    {
        connection?.CloseReader();
        End("rollback");
    }

    /// <inheritdoc/>
    public override Task CommitAsync(CancellationToken cancellationToken = default) => Task.Run(Commit, cancellationToken);

    /// <inheritdoc/>
    public override Task RollbackAsync(CancellationToken cancellationToken = default) => Task.Run(Rollback, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && connection is { State: ConnectionState.Open })
        {
            try
            {
                Rollback();
            }
            catch (DuckDbException e) when (e.ErrorType == DuckDbErrorType.Transaction)
            {
                // The SQL itself has ended the transaction: there is nothing left to undo.
            }
        }

        connection = null;
        base.Dispose(disposing);
    }

    private void End(string sql)
    {
        var open = connection ?? throw new InvalidOperationException("The transaction has ended already.");
        open.Execute(sql);
        connection = null;
    }
}
