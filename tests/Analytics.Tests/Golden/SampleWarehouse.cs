using Retention.Analytics.Policies;
using Retention.Analytics.Tests.Architecture;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Golden;

/// <summary>The sample company in memory, its files put into raw.* as they are: the sample is written in the canonical columns.</summary>
public sealed class SampleWarehouse : IAsyncLifetime
{
    private Warehouse? warehouse;

    /// <summary>The last day of the sample.</summary>
    public static DateOnly AsOf { get; } = new(2026, 10, 31);

    /// <summary>The refreshed warehouse.</summary>
    public Warehouse Warehouse => warehouse!;

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        warehouse = await Warehouse.OpenAsync(new WarehouseOptions(null) { MemoryLimit = "1GB" }, TimeProvider.System, cancel);
        await warehouse.SaveSettingsAsync(
            new WorkspaceSettings(PolicySet.Default.With("reporting_currency", "EUR").With("gross_margin", "0.80"), AsOf), cancel);
        await warehouse.WriteAsync("the sample", (connection, _) => Task.FromResult(Repository.Sources("data/sample", "*.csv").Order().Index().Sum(file =>
            connection.Execute(
                $"""
                insert into raw.{Path.GetFileNameWithoutExtension(file.Item)} by name
                select {file.Index + 1} as load_id, row_number() over () + 1 as line, *
                from read_csv('{Repository.PathOf(file.Item.Split('/'))}', all_varchar = true, header = true, delim = ',', quote = '"', parallel = false)
                """))), cancel);
        (await warehouse.RefreshAsync(null, cancel)).Failures.ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => warehouse?.DisposeAsync() ?? ValueTask.CompletedTask;
}
