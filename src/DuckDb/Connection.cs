using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Retention.DuckDb;

public sealed class DuckDbException(string message, int errorType = 0) : DbException(message)
{
    public int ErrorType { get; } = errorType;
    public override bool IsTransient => ErrorType == 10; // TRANSACTION: write-write conflict
}

public sealed class DuckDbConnection(string? connectionString = null) : DbConnection
{
    private static readonly nint InstanceCache = Api.duckdb_create_instance_cache(); // DuckDB's own "one instance per file" registry
    private DatabaseHandle? database;
    private ConnectionHandle? connection;

    [AllowNull] public override string ConnectionString { get; set; } = connectionString ?? "";
    public override string Database => "main";
    public override string DataSource => (string)(new DbConnectionStringBuilder { ConnectionString = ConnectionString }.TryGetValue("Data Source", out var v) ? v : ":memory:");
    public override string ServerVersion => Api.Text(Api.duckdb_library_version());
    public override ConnectionState State => connection is null ? ConnectionState.Closed : ConnectionState.Open;
    internal ConnectionHandle Handle => connection ?? throw new InvalidOperationException("The connection is not open.");

    public override void Open()
    {
        if (connection is not null) throw new InvalidOperationException("The connection is already open.");
        Check(Api.duckdb_create_config(out var config), "duckdb_create_config failed.");
        try
        {
            foreach (KeyValuePair<string, object> option in new DbConnectionStringBuilder { ConnectionString = ConnectionString })
                if (!option.Key.Equals("Data Source", StringComparison.OrdinalIgnoreCase))
                    Check(Api.duckdb_set_config(config, option.Key, option.Value.ToString()!), $"DuckDB has no option '{option.Key}', or not with this value.");
            if (Api.duckdb_get_or_create_from_cache(InstanceCache, DataSource, out database, config, out var error) != 0) throw new DuckDbException(Api.TakeText(error));
            Check(Api.duckdb_connect(database, out connection), "duckdb_connect failed.");
        }
        catch { Close(); throw; }
        finally { Api.duckdb_destroy_config(ref config); }
    }

    private static void Check(int state, string message) { if (state != 0) throw new DuckDbException(message); }

    public override void Close() { connection?.Dispose(); connection = null; database?.Dispose(); database = null; }
    protected override void Dispose(bool disposing) { if (disposing) Close(); base.Dispose(disposing); }
    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public DuckDbQueryProgress QueryProgress => Api.duckdb_query_progress(Handle);
    public void Interrupt() => Api.duckdb_interrupt(Handle);
    public DuckDbAppender CreateAppender(string table, string? schema = null, string? catalog = null) => new(Handle, catalog, schema, table);
    public new DuckDbCommand CreateCommand() => new() { Connection = this };
    protected override DbCommand CreateDbCommand() => CreateCommand();
    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new DuckDbTransaction(this);
    public void Execute(string sql) { using var c = CreateCommand(); c.CommandText = sql; c.ExecuteNonQuery(); }
}

public sealed class DuckDbTransaction : DbTransaction
{
    private DuckDbConnection? connection;
    internal DuckDbTransaction(DuckDbConnection c) { c.Execute("BEGIN TRANSACTION"); connection = c; }
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;
    protected override DbConnection? DbConnection => connection;
    public override void Commit() => End("COMMIT");
    public override void Rollback() => End("ROLLBACK");
    private void End(string sql) { var c = connection ?? throw new InvalidOperationException("The transaction has ended."); connection = null; c.Execute(sql); }
    protected override void Dispose(bool disposing) { if (disposing && connection is { State: ConnectionState.Open }) Rollback(); base.Dispose(disposing); }
}
