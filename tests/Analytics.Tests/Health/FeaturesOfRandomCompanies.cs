using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Health;
using Retention.Analytics.Policies;
using Retention.Analytics.Tests.Reference;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Health;

/// <summary>Nasty companies, full of late payments, voided invoices, pauses and returns: who pays and what is known on a day does not change later.</summary>
public sealed class FeaturesOfRandomCompanies
{
    private static readonly DateOnly End = new(2026, 4, 10);

    private static readonly IReadOnlyList<DateOnly> Days = [new(2025, 5, 31), new(2024, 6, 30)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task What_was_known_on_a_day_is_what_is_said_of_it_later(int seed)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(null) { Threads = 1, MemoryLimit = "1GB" }, TimeProvider.System, cancel);
        await warehouse.WriteAsync("a company", (connection, _) => Task.FromResult(CompanyFiles.Tables(RandomCompany.Make(seed, 120).Company).Sum(table => Load(connection, table))), cancel);
        await RefreshAsync(warehouse, End, cancel);
        var later = new Dictionary<DateOnly, IReadOnlyList<string>>();
        foreach (var day in Days) later[day] = await ReadAsync(warehouse, day, cancel);
        foreach (var day in Days)
        {
            await warehouse.WriteAsync("the files as they were", (connection, _) => Task.FromResult(FeatureLeaks.CutTo(connection, day)), cancel);
            await RefreshAsync(warehouse, day, cancel);
            var then = await ReadAsync(warehouse, day, cancel);
            then.ShouldNotBeEmpty();
            later[day].Except(then).ShouldBeEmpty("known later, and not then");
            then.Except(later[day]).ShouldBeEmpty("known then, and not later");
        }
    }

    private static int Load(DbConnection connection, TextTable table)
    {
        var columns = string.Join(", ", table.Columns);
        var places = string.Join(", ", Enumerable.Range(2, table.Columns.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));
        foreach (var (line, row) in table.Rows.Index())
            connection.Execute($"insert into raw.{table.Name} (load_id, line, {columns}) values (1, $1, {places})", [line + 2, .. row]);
        return table.Rows.Count;
    }

    private static async Task RefreshAsync(Warehouse warehouse, DateOnly day, CancellationToken cancel)
    {
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(PolicySet.Default.With("reporting_currency", "EUR"), day), cancel);
        (await warehouse.RefreshAsync(null, cancel)).Failures.ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<string>> ReadAsync(Warehouse warehouse, DateOnly day, CancellationToken cancel) => warehouse.ReadAsync<IReadOnlyList<string>>(
        async (connection, token) =>
        {
            var table = await HealthFeatures.ReadAsync(connection, [day], 90, token);
            return [.. from row in Enumerable.Range(0, table.Rows)
                       from column in table.Schema.Features.Index()
                       select string.Create(CultureInfo.InvariantCulture, $"{table.Ids[row]} {column.Item.Name} {table.Row(row)[column.Index]:R}")];
        },
        cancel);
}
