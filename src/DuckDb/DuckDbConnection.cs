using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Retention.DuckDb.Execution;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb;

/// <summary>
/// A connection to a DuckDB file or to a database in memory. Connections of one process to the same file share the
/// database; each is for one thread at a time.
/// </summary>
public sealed class DuckDbConnection : DbConnection
{
    private string connectionString;
    private Session? session;

    /// <summary>Makes a closed connection.</summary>
    /// <param name="connectionString">
    /// <c>Data Source=PATH</c> and any of DuckDB's settings: <c>Data Source=a.duckdb;threads=2;memory_limit=4GB;access_mode=READ_ONLY</c>.
    /// Without a source, or with <c>:memory:</c>, the database is in memory and private; <c>:memory:NAME</c> is shared in the process.
    /// </param>
    public DuckDbConnection(string? connectionString = null) => this.connectionString = connectionString ?? "";

    /// <inheritdoc/>
    [AllowNull]
    public override string ConnectionString
    {
        get => connectionString;
        set => connectionString = session is null
            ? value ?? ""
            : throw new InvalidOperationException("The connection is open. Close it before another connection string is set.");
    }

    /// <inheritdoc/>
    public override string Database => "main";

    /// <summary>The file, or <c>:memory:</c>.</summary>
    public override string DataSource => DatabaseSource.Parse(connectionString).Path;

    /// <summary>DuckDB's version, such as <c>v1.5.6</c>.</summary>
    public override string ServerVersion => Api.Text(Api.duckdb_library_version());

    /// <inheritdoc/>
    public override ConnectionState State => session is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>How far the running query is; safe from any thread.</summary>
    public DuckDbQueryProgress QueryProgress => Session.Progress();

    internal Session Session => session ?? throw new InvalidOperationException("The connection is not open. Call Open first.");

    /// <summary>Opens the database; a file that does not exist is made, except in read-only mode.</summary>
    /// <exception cref="DuckDbException">The file is locked by another process, damaged, of a newer version, or its directory is missing.</exception>
    public override void Open()
    {
        if (session is not null) throw new InvalidOperationException("The connection is already open.");
        session = DatabaseSource.Parse(connectionString).Open();
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }

    /// <summary>As <see cref="Open"/>, on a pool thread: a file with a long log takes its time.</summary>
    public override Task OpenAsync(CancellationToken cancellationToken) => Task.Run(Open, cancellationToken);

    /// <summary>Closes the connection and its reader; what runs is interrupted, a transaction that is open is rolled back.</summary>
    public override void Close()
    {
        if (Interlocked.Exchange(ref session, null) is not { } open) return;
        open.Dispose();
        OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    /// <summary>Not supported: ATTACH and USE in the SQL do it.</summary>
    public override void ChangeDatabase(string databaseName) =>
        throw new NotSupportedException("A connection stays with its database. Use ATTACH and USE in the SQL, or open another connection.");

    /// <summary>Stops the query that runs on this connection, which then reports an error. Safe from any thread.</summary>
    public void Interrupt() => session?.Interrupt();

    /// <summary>Starts a bulk load into a table.</summary>
    /// <param name="table">The table, which exists.</param>
    /// <param name="schema">Its schema; null for the current one.</param>
    /// <param name="catalog">Its database, where another is attached; null for the current one.</param>
    /// <exception cref="DuckDbException">There is no such table, or it has a column of a type that cannot be appended to.</exception>
    public DuckDbAppender CreateAppender(string table, string? schema = null, string? catalog = null) => DuckDbAppender.Open(Session, catalog, schema, table);

    /// <summary>Makes a command on this connection.</summary>
    public new DuckDbCommand CreateCommand() => new() { Connection = this };

    /// <summary>Begins a transaction.</summary>
    public new DuckDbTransaction BeginTransaction() => new(this);

    /// <summary>Runs SQL for its effect.</summary>
    /// <returns>How many rows were inserted, updated or deleted; -1 where none could be.</returns>
    public int Execute(string sql)
    {
        using var command = new DuckDbCommand(sql, this);
        return command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override DataTable GetSchema() => GetSchema(DbMetaDataCollectionNames.MetaDataCollections);

    /// <inheritdoc/>
    public override DataTable GetSchema(string collectionName) => GetSchema(collectionName, []);

    /// <summary>What the database holds: the collections <c>MetaDataCollections</c>, <c>Tables</c> and <c>Columns</c>.</summary>
    /// <param name="collectionName">Which of them.</param>
    /// <param name="restrictionValues">Catalog, schema, table (and column), each null for any.</param>
    public override DataTable GetSchema(string collectionName, string?[] restrictionValues) =>
        SchemaCollections.Read(this, collectionName, restrictionValues);

    internal void CloseReader() => session?.CloseReader();

    /// <inheritdoc/>
    protected override DbCommand CreateDbCommand() => CreateCommand();

    /// <summary>Begins a transaction; DuckDB's isolation is that of a snapshot, which is at least what any level but serializable asks for.</summary>
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => isolationLevel is not (IsolationLevel.Serializable or IsolationLevel.Chaos)
        ? new DuckDbTransaction(this)
        : throw new NotSupportedException($"DuckDB has no isolation level {isolationLevel}, only Snapshot.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) Close();
        base.Dispose(disposing);
    }
}
