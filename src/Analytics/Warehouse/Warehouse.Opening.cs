using System.Data.Common;
using System.Globalization;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

public sealed partial class Warehouse
{
    private static Warehouse Open(WarehouseOptions options, TimeProvider clock)
    {
        var file = options.Directory is null ? ":memory:" + Guid.NewGuid().ToString("n") : Path.Combine(options.Directory, "retention.duckdb");
        if (options.Directory is not null && !options.ReadOnly)
        {
            Directory.CreateDirectory(options.Directory);
        }

        var connectionString = new DbConnectionStringBuilder
        {
            ["Data Source"] = file,
            ["memory_limit"] = options.MemoryLimit,
            ["threads"] = (options.Threads ?? Environment.ProcessorCount).ToString(CultureInfo.InvariantCulture),
            // From this version on repeated text is kept once in a row group, blanks included (docs/decisions/0028).
            ["storage_compatibility_version"] = "v1.5.0",
            ["access_mode"] = options.ReadOnly ? "READ_ONLY" : "AUTOMATIC",
            ["enable_external_access"] = options.ReadOnly && !options.WritesFiles ? "false" : "true",
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
        }.ConnectionString;
        var root = new DuckDbConnection(connectionString);
        try
        {
            root.Open();
            if (!options.ReadOnly)
            {
                OpsSchema.Prepare(root, SqlBook.Current, file);
            }

            return new(options, connectionString, null, root, new SemaphoreSlim(1), clock) { Settings = WorkspaceSettings.Read(root) };
        }
        catch (DuckDbException e)
        {
            root.Dispose();
            throw Explain(e, file);
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }

    private static WarehouseException Explain(DuckDbException e, string file) => e.Message switch
    {
        var m when m.Contains("lock on file", StringComparison.OrdinalIgnoreCase) => new(
            $"Another process holds the warehouse {file}: stop it (a running `retention serve`, perhaps) or use another --data directory. DuckDB says: {e.Message}", e),
        var m when m.Contains("newer version", StringComparison.OrdinalIgnoreCase) || m.Contains("version number", StringComparison.OrdinalIgnoreCase) => new(
            $"The warehouse {file} was written by another version of DuckDB: open it with the program that wrote it. DuckDB says: {e.Message}", e),
        var m when IsNoSpace(m) => new(
            $"There is no space left on the disk of the warehouse {file}: free some space and try again; nothing is lost. DuckDB says: {e.Message}", e),
        _ => new($"The warehouse {file} cannot be opened; it may be damaged: restore it from a backup, or move it away and load the files again. DuckDB says: {e.Message}", e),
    };

    private static bool IsNoSpace(string message) => message.Contains("No space left", StringComparison.OrdinalIgnoreCase);
}
