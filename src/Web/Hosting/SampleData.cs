using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Ingest.Mappings;

namespace Retention.Web.Hosting;

/// <summary>The sample company: loaded into an empty workspace, cleared when somebody wants to start with their own data.</summary>
public sealed class SampleData(TimeProvider clock)
{
    /// <summary>The files of the sample, beside the program.</summary>
    public static string Directory => Path.Combine(AppContext.BaseDirectory, "sample");

    /// <summary>Loads the sample's files; the caller refreshes.</summary>
    public async Task LoadAsync(Warehouse warehouse, IProgress<RefreshProgress> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var loader = new Loader(warehouse, MappingCatalogue.Load(null), clock);
        // Marked before the first file: a start that is killed half way goes on with it.
        await MarkAsync(warehouse, "loading", cancel);
        var files = await loader.LoadAsync(Directory, LoadOptions.Default, new Files(progress), cancel);
        if (files.FirstOrDefault(file => file.Status == LoadStatus.Refused) is { } refused) throw new RefusedFileException(refused.Message!);
        await MarkAsync(warehouse, "loaded", cancel);
    }

    /// <summary>Removes every row that was taken in, puts policies and as-of day back to their defaults, and refreshes.</summary>
    public async Task ClearAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        await warehouse.WriteAsync("clearing the sample company", async (connection, token) =>
        {
            var tables = await connection.ListAsync("select table_name from duckdb_tables() where schema_name = 'raw'", row => row.GetString(0), token);
            foreach (var table in tables) connection.Execute($"delete from raw.\"{table}\"");
            return true;
        }, cancel);
        await warehouse.SaveSettingsAsync(WorkspaceSettings.Default, cancel);
        await MarkAsync(warehouse, "declined", cancel);
        await warehouse.RefreshAsync(null, cancel);
    }

    private static Task<int> MarkAsync(Warehouse warehouse, string state, CancellationToken cancel) => warehouse.WriteAsync(
        "the settings", (connection, _) => Task.FromResult(connection.Execute("insert or replace into ops.settings values ('sample', $1)", state)), cancel);

    private sealed class Files(IProgress<RefreshProgress> shown) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => shown.Report(new RefreshProgress(value.FilesDone, value.Files, value.File));
    }
}
