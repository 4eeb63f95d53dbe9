using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Health;
using Retention.Analytics.Policies;
using Retention.Analytics.Tests.Architecture;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Health;

/// <summary>The sample company twice: as its files are, and as they were on a day.</summary>
public sealed class FeaturesOfTwoDays : IAsyncLifetime
{
    private static readonly DateOnly End = new(2026, 10, 31);

    /// <summary>The days that are looked at; the files are cut to one after the other, the latest first.</summary>
    public static IReadOnlyList<DateOnly> Days { get; } = [new(2026, 6, 30), new(2026, 2, 17), new(2025, 6, 30)];

    /// <summary>Rows of each day from the whole files.</summary>
    public Dictionary<DateOnly, IReadOnlyList<string>> Later { get; } = [];

    /// <summary>Rows of each day from the files as they were on it.</summary>
    public Dictionary<DateOnly, IReadOnlyList<string>> Then { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(null) { MemoryLimit = "1GB" }, TimeProvider.System, cancel);
        await warehouse.WriteAsync("the sample", (connection, _) => Task.FromResult(Repository.Sources("data/sample", "*.csv").Order().Index().Sum(file => connection.Execute(
            $"""
            insert into raw.{Path.GetFileNameWithoutExtension(file.Item)} by name
            select {file.Index + 1} as load_id, row_number() over () + 1 as line, *
            from read_csv('{Repository.PathOf(file.Item.Split('/'))}', all_varchar = true, header = true, delim = ',', quote = '"', parallel = false)
            """))), cancel);
        await RefreshAsync(warehouse, End, cancel);
        foreach (var day in Days) Later[day] = await ReadAsync(warehouse, day, cancel);
        foreach (var day in Days)
        {
            await warehouse.WriteAsync("the files as they were", (connection, _) => Task.FromResult(FeatureLeaks.CutTo(connection, day)), cancel);
            await RefreshAsync(warehouse, day, cancel);
            Then[day] = await ReadAsync(warehouse, day, cancel);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task RefreshAsync(Warehouse warehouse, DateOnly day, CancellationToken cancel)
    {
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(PolicySet.Default.With("reporting_currency", "EUR"), day), cancel);
        (await warehouse.RefreshAsync(null, cancel)).Failures.ShouldBeEmpty();
    }

    /// <summary>Every feature, and then columns that see ahead, as text: a line for each customer and column.</summary>
    private static Task<IReadOnlyList<string>> ReadAsync(Warehouse warehouse, DateOnly day, CancellationToken cancel) => warehouse.ReadAsync<IReadOnlyList<string>>(
        async (connection, token) =>
        {
            var table = await HealthFeatures.ReadAsync(connection, [day], 90, token);
            var features = from row in Enumerable.Range(0, table.Rows)
                           from column in table.Schema.Features.Index()
                           select string.Create(CultureInfo.InvariantCulture, $"{table.Ids[row]} {column.Item.Name} {table.Row(row)[column.Index]:R}");
            var ahead = from leak in FeatureLeaks.All
                        from line in Lines(connection, leak.Key, leak.Value, table.Ids)
                        select line;
            return [.. features, .. ahead];
        },
        cancel);

    private static List<string> Lines(DbConnection connection, string name, string select, IReadOnlyList<string> customers)
    {
        using var rows = connection.Query($"select customer_id, leak::varchar from ({select}) as ahead(customer_id, leak) order by all");
        var (all, found) = (customers.ToHashSet(), new List<string>());
        while (rows.Read())
        {
            if (all.Contains(rows.GetString(0))) found.Add($"{rows.GetString(0)} {name} {(rows.IsDBNull(1) ? "" : rows.GetString(1))}");
        }

        return found;
    }
}
