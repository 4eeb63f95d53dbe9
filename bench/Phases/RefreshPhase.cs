using Retention.Analytics.Warehousing;

namespace Retention.Bench.Phases;

/// <summary>Builds every table and runs every check over the loaded warehouse, and names the slowest steps.</summary>
internal static class RefreshPhase
{
    private const int Slowest = 8;

    public static async Task<List<Measure>> RunAsync(BenchSize size, CancellationToken cancel)
    {
        await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(size.Warehouse) { MemoryLimit = size.MemoryLimit }, TimeProvider.System, cancel);
        var report = await warehouse.RefreshAsync(null, cancel);
        if (report.Failures is [var failure, ..])
            throw new BenchException($"The check {failure.Check} fails: {failure.Rows} rows.");
        return
        [
            new("time", report.Took.TotalSeconds, "s"),
            .. report.Steps.OrderByDescending(step => step.Took).Take(Slowest).Select(step => new Measure("step " + step.Step, step.Took.TotalSeconds, "s")),
        ];
    }
}
