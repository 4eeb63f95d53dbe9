using System.Diagnostics;
using Retention.Analytics.Warehousing;

namespace Retention.Bench.Phases;

/// <summary>The floors of a refresh and of a page: the same aggregation as one hand-written query.</summary>
internal static class FloorPhase
{
    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(size.Warehouse) { MemoryLimit = size.MemoryLimit }, TimeProvider.System, cancel);
        var watch = Stopwatch.StartNew();
        await RunAsync(warehouse, "refresh", cancel);
        var refresh = watch.Elapsed.TotalSeconds;
        await RunAsync(warehouse, "page", cancel);
        var times = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            watch.Restart();
            await RunAsync(warehouse, "page", cancel);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return [new("refresh", refresh, "s"), new("page, p50", times[times.Count / 2], "ms")];
    }

    private static Task<int> RunAsync(Warehouse warehouse, string name, CancellationToken cancel) => warehouse.ReadAsync(
        async (connection, token) =>
        {
            using var resource = new StreamReader(typeof(FloorPhase).Assembly.GetManifestResourceStream($"Floors/{name}.sql")!);
            using var command = connection.CreateCommand();
            command.CommandText = await resource.ReadToEndAsync(token);
            command.CommandTimeout = 0;
            await using var reader = await command.ExecuteReaderAsync(token);
            var rows = 0;
            while (await reader.ReadAsync(token))
                rows++;
            return rows;
        },
        cancel);
}
