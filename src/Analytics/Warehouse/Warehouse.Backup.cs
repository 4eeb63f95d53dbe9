using System.Data.Common;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

/// <summary>The files of a warehouse that nobody writes to meanwhile.</summary>
/// <param name="File">The database.</param>
/// <param name="Log">Commits that are not in it yet; null where there are none.</param>
/// <param name="Rows">Rows by table.</param>
/// <param name="Layout">Number of its layout.</param>
public sealed record StillWarehouse(Stream File, Stream? Log, IReadOnlyDictionary<string, long> Rows, int Layout);

public sealed partial class Warehouse
{
    private const string FileName = "retention.duckdb";
    private FileStream? still;

    /// <summary>Number of the layout that this program writes; it reads older ones.</summary>
    public static int Layout => OpsSchema.Version;

    /// <summary>Reads the files of the warehouse while every writer waits; people go on reading.</summary>
    /// <param name="read">Copies them. The streams are not to be closed.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<T> WhileStillAsync<T>(Func<StillWarehouse, Task<T>> read, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(async () =>
            {
                GiveSpaceBack();
                IReadOnlyDictionary<string, long> rows;
                await using (var connection = Connect()) rows = await RowsAsync(connection, cancel).ConfigureAwait(false);
                // Whoever closes a file lets go of every lock that his process has on it, DuckDB's too: this one stays open.
                still ??= Readable(Place);
                still.Position = 0;
                await using var log = System.IO.File.Exists(Place + ".wal") ? Readable(Place + ".wal") : null;
                return await read(new(still, log, rows, Layout)).ConfigureAwait(false);
            }, cancel).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Rows by table of a warehouse file that nobody holds, read without changing it.</summary>
    /// <exception cref="WarehouseException">It cannot be opened.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> RowsOfAsync(string directory, CancellationToken cancel)
    {
        var file = Path.Combine(directory, FileName);
        try
        {
            await using var connection = new DuckDbConnection(ReadOnly(file));
            connection.Open();
            return await RowsAsync(connection, cancel).ConfigureAwait(false);
        }
        catch (DuckDbException e)
        {
            throw Explain(e, file);
        }
    }

    /// <summary>Whether another process has the warehouse of a directory open for writing.</summary>
    public static bool IsHeld(string directory)
    {
        var file = Path.Combine(directory, FileName);
        if (!System.IO.File.Exists(file)) return false;
        try
        {
            using var connection = new DuckDbConnection(ReadOnly(file));
            connection.Open();
            return false;
        }
        catch (DuckDbException e)
        {
            // One that is damaged is held by nobody.
            return e.Message.Contains("lock on file", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string ReadOnly(string file) => new DbConnectionStringBuilder
    {
        ["Data Source"] = file, ["access_mode"] = "READ_ONLY", ["autoinstall_known_extensions"] = "false", ["autoload_known_extensions"] = "false",
    }.ConnectionString;

    private static FileStream Readable(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static async Task<IReadOnlyDictionary<string, long>> RowsAsync(DbConnection connection, CancellationToken cancel)
    {
        var tables = await connection.ListAsync(
            "select schema_name, table_name from duckdb_tables() where database_name = current_database() and not internal and not temporary order by all", row => (row.GetString(0), row.GetString(1)), cancel).ConfigureAwait(false);
        return tables.ToDictionary(table => $"{table.Item1}.{table.Item2}", table => connection.Scalar<long>($"select count(*) from \"{table.Item1}\".\"{table.Item2}\""));
    }
}
