using System.Diagnostics;
using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Ingest.Mappings;

namespace Retention.Bench.Phases;

/// <summary>Takes the files into an empty warehouse, as <c>./retention ingest</c> does before its refresh.</summary>
internal static class LoadPhase
{
    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        if (Directory.Exists(size.Warehouse))
            Directory.Delete(size.Warehouse, recursive: true);
        var watch = Stopwatch.StartNew();
        IReadOnlyList<LoadReport> reports;
        await using (var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(size.Warehouse) { MemoryLimit = size.MemoryLimit }, TimeProvider.System, cancel))
            reports = await new Loader(warehouse, MappingCatalogue.Load(size.Warehouse), TimeProvider.System).LoadAsync(size.Files, LoadOptions.Default, null, cancel);
        var seconds = watch.Elapsed.TotalSeconds;
        if (reports.FirstOrDefault(report => report.Status != LoadStatus.Loaded || report.Quarantined > 0) is { } bad)
            throw new BenchException($"{bad.File}: {bad.Status}, {bad.Quarantined} rows in quarantine. {bad.Message}");
        var rows = reports.Sum(report => report.Rows);
        var megabytes = Directory.GetFiles(size.Files, "*.csv").Sum(file => new FileInfo(file).Length) / 1e6;
        return
        [
            new("time", seconds, "s"),
            new("speed", megabytes / seconds, "MB/s"),
            new("rows", rows, "rows"),
            new("rows a second", rows / seconds, "rows/s"),
            new("warehouse file", new FileInfo(Path.Combine(size.Warehouse, "retention.duckdb")).Length / 1e6, "MB"),
        ];
    }
}
