using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>In-memory warehouses that stories take turns in: opening one costs more than emptying it.</summary>
internal static class StoryWarehouses
{
    private static readonly ConcurrentBag<Warehouse> Free = [];
    private static readonly SemaphoreSlim Turns = new(Environment.ProcessorCount);

    public static Task<StoryRun> RunAsync(Story story, CancellationToken cancel) => ReadAsync(story, (_, run) => Task.FromResult(run), cancel);

    /// <summary>Runs a story and reads more of its warehouse than a run holds.</summary>
    public static async Task<T> ReadAsync<T>(Story story, Func<Warehouse, StoryRun, Task<T>> read, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            var warehouse = Free.TryTake(out var free) ? free : await OpenAsync(cancel);
            var answer = await read(warehouse, await RunAsync(story, warehouse, cancel));
            Free.Add(warehouse);
            return answer;
        }
        finally
        {
            Turns.Release();
        }
    }

    /// <summary>A warehouse of the caller's own.</summary>
    public static Task<Warehouse> OpenAsync(CancellationToken cancel) =>
        Warehouse.OpenAsync(new WarehouseOptions(null) { Threads = 1, MemoryLimit = "1GB" }, TimeProvider.System, cancel);

    /// <summary>Puts the story in the place of what was there, refreshes, and reads.</summary>
    public static async Task<StoryRun> RunAsync(Story story, Warehouse warehouse, CancellationToken cancel)
    {
        await LoadAsync(story, warehouse, cancel);
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(story.Policies, story.Day), cancel);
        var report = await warehouse.RefreshAsync(null, cancel);
        report.Failures.Select(f => $"{f.Check}: {f.Title}; {f.Rows} rows, the first is {f.Sample}").ShouldBeEmpty("a check of the refresh fails");
        var metrics = story.Metrics.Count == 0 ? [] : await new MetricReader(warehouse).ReadAsync(story.Metrics, Selection.Everyone with { Grain = story.Grain }, null, cancel);
        return await warehouse.ReadAsync((connection, _) => Task.FromResult(StoryRun.Read(connection, metrics)), cancel);
    }

    /// <summary>Empties raw.* and puts the rows of the story in; the line of a row is its line in the file of its table.</summary>
    public static Task<int> LoadAsync(Story story, Warehouse warehouse, CancellationToken cancel) => warehouse.WriteAsync(
        "the story",
        (connection, _) =>
        {
            foreach (var table in Tables(connection)) connection.Execute($"delete from raw.{table}");
            connection.Execute("delete from ops.health_runs; delete from ops.health_scores; delete from ops.health_points; delete from ops.health_outcomes; delete from ops.health_drift; delete from ops.health_models");
            foreach (var table in story.Rows.GroupBy(r => r.Table))
            {
                foreach (var (line, row) in table.Index()) Insert(connection, line + 2, row);
            }

            return Task.FromResult(story.Rows.Count);
        },
        cancel);

    private static void Insert(DbConnection connection, int line, StoryRow row)
    {
        var columns = string.Join(", ", row.Cells.Select(c => c.Column).Prepend("line").Prepend("load_id"));
        var places = string.Join(", ", Enumerable.Range(1, row.Cells.Count + 2).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));
        connection.Execute($"insert into raw.{row.Table} ({columns}) values ({places})", [1, line, .. row.Cells.Select(c => (object?)c.Value)]);
    }

    private static List<string> Tables(DbConnection connection)
    {
        List<string> names = [];
        using var rows = connection.Query("select table_name from duckdb_tables() where schema_name = 'raw' and estimated_size > 0");
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
