using System.Globalization;
using Retention.Analytics.Policies;

namespace Retention.Analytics.Warehousing;

public sealed partial class Warehouse
{
    /// <summary>The same raw rows under other policies or on another day, as a warehouse of its own beside this one.</summary>
    /// <remarks>Kept by the hash of policies, day, loads, taxonomy and book, so asking twice builds once; those of other loads or books are dropped. The caller disposes of it before this one.</remarks>
    public async Task<Warehouse> OpenVariantAsync(PolicySet policies, DateOnly asOf, IProgress<RefreshProgress>? progress, CancellationToken cancel)
    {
        var settings = new WorkspaceSettings(policies, asOf);
        var loads = Ask("select coalesce(max(load_id), 0) || '-' || count(*) || '-' || coalesce((select left(max(version), 8) from raw.themes), '0') from raw.loads") ?? "0";
        var state = $"{loads.Replace('-', '_')}_{SqlBook.Current.Hash}";
        var name = string.Create(CultureInfo.InvariantCulture, $"variant_{policies.Hash}_{asOf:yyyyMMdd}_{state}");
        var file = Options.Directory is null || Options.ReadOnly ? ":memory:" : Path.Combine(Options.Directory, "scratch", name + ".duckdb");
        if (file != ":memory:")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            DropStaleVariants(Path.GetDirectoryName(file)!, state);
        }

        var main = Ask("select current_database()")!;
        Tell($"attach if not exists '{file.Replace("'", "''", StringComparison.Ordinal)}' as {name} (read_write)");
        var variant = new Warehouse(Options, connectionString, name, root, new SemaphoreSlim(1), clock);
        using (var connection = variant.Connect())
        {
            if (Draft.IsPublished(connection))
            {
                variant.Settings = settings;
                return variant;
            }

            OpsSchema.Prepare(connection, SqlBook.From([]), name);
            var tables = await connection.ListAsync(
                "select table_name from duckdb_tables() where database_name = $1 and schema_name = 'raw'", row => row.GetString(0), cancel, main).ConfigureAwait(false);
            foreach (var table in tables)
            {
                connection.Execute($"create or replace view raw.{table} as from {main}.raw.{table}");
            }

            connection.Execute(SqlBook.Current.Macros);
        }

        await variant.SaveSettingsAsync(settings, cancel).ConfigureAwait(false);
        var report = await variant.RefreshAsync(progress, cancel).ConfigureAwait(false);
        return report.Failures is [var failure, ..]
            ? throw new WarehouseException($"Under these policies the check {failure.Check} fails ({failure.Title}, {failure.Rows} rows): the numbers are not shown.")
            : variant;
    }

    /// <summary>A copy of everything that was loaded, to rehearse a load on: it is gone when it is disposed of, which must be before this one.</summary>
    public Task<Warehouse> OpenCopyAsync(CancellationToken cancel) => Task.Run(
        () =>
        {
            var name = $"copy_{Guid.NewGuid():n}";
            var file = Options.Directory is null ? ":memory:" : Path.Combine(Options.Directory, "scratch", name + ".duckdb");
            if (Options.Directory is not null)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            }

            var main = Ask("select current_database()")!;
            Tell($"attach '{file.Replace("'", "''", StringComparison.Ordinal)}' as {name}");
            var copy = new Warehouse(Options, connectionString, name, root, new SemaphoreSlim(1), clock) { Settings = Settings, disposable = file };
            try
            {
                using var connection = copy.Connect();
                OpsSchema.Prepare(connection, SqlBook.Current, name);
                Settings.Write(connection);
                foreach (var table in connection.ListAsync("select table_name from duckdb_tables() where database_name = $1 and schema_name = 'raw'", r => r.GetString(0), cancel, main).Result)
                {
                    connection.Execute($"insert into raw.{table} from {main}.raw.{table}");
                }

                return copy;
            }
            catch
            {
                copy.DisposeAsync().AsTask().Wait(CancellationToken.None);
                throw;
            }
        },
        cancel);

    private void DropStaleVariants(string folder, string state)
    {
        foreach (var file in Directory.GetFiles(folder, "variant_*").Where(file => !file.Contains(state, StringComparison.Ordinal)))
        {
            if (Ask($"select database_name from duckdb_databases() where database_name = '{Path.GetFileName(file).Split('.')[0]}'") is null)
            {
                File.Delete(file);
            }
        }
    }
}
