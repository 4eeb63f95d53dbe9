namespace Retention.Ingest.Tests;

/// <summary>A load that is tried out: what it would change is said, and nothing is changed.</summary>
public sealed class Rehearsals
{
    [Fact]
    public async Task A_rehearsal_says_which_months_and_customers_would_move_and_changes_nothing()
    {
        await using var workspace = await Workspace.OpenAsync(onDisk: true);
        var asOf = new DateOnly(2024, 3, 31);
        await workspace.Warehouse.SaveSettingsAsync(workspace.Warehouse.Settings with { PinnedAsOf = asOf }, Workspace.Cancel);
        await workspace.LoadAsync("a.csv", Workspace.Subscriptions + "s1,c1,active,1,10,USD,month,2024-01-01,\ns2,c2,active,1,20,USD,month,2024-01-01,\n");
        (await workspace.Warehouse.RefreshAsync(null, Workspace.Cancel)).Failures.ShouldBeEmpty();

        var path = workspace.Put("b.csv", Workspace.Subscriptions + "s2,c2,active,1,20,USD,month,2024-01-01,2024-03-10\ns3,c3,active,1,5,USD,month,2024-02-01,\ns4,c4,active,-1,5,USD,month,2024-02-01,\n");
        var report = await new Loader(workspace.Warehouse, workspace.Mappings, TimeProvider.System).RehearseAsync(path, LoadOptions.Default, null, Workspace.Cancel);

        report.Currency.ShouldBe("USD");
        var load = report.Loads.ShouldHaveSingleItem();
        (load.Status, load.Rows, load.Accepted, load.Quarantined, load.Replaced).ShouldBe((LoadStatus.Loaded, 3L, 2L, 1L, 1L));
        report.Months.ShouldBe([new(new(2024, 2, 1), 30, 35, 2, 3), new(new(2024, 3, 1), 30, 15, 2, 2)]);
        report.Moves.ShouldBe([new("c2", 20, 0), new("c3", 0, 5)]);

        workspace.Rows("select count(*) from raw.loads").ShouldBe(["1"]);
        workspace.Rows("select closing from mart.bridges where dimension = 'all' order by month").ShouldBe(["30", "30", "30"]);
        Directory.EnumerateFileSystemEntries(Path.Combine(workspace.Folder, "data", "scratch")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rehearsal_of_the_first_load_begins_from_nothing()
    {
        await using var workspace = await Workspace.OpenAsync();
        await workspace.Warehouse.SaveSettingsAsync(workspace.Warehouse.Settings with { PinnedAsOf = new(2024, 1, 31) }, Workspace.Cancel);
        var path = workspace.Put("a.csv", Workspace.Subscriptions + "s1,c1,active,1,10,USD,month,2024-01-01,\n");
        var report = await new Loader(workspace.Warehouse, workspace.Mappings, TimeProvider.System).RehearseAsync(path, LoadOptions.Default, null, Workspace.Cancel);
        report.Months.ShouldBe([new(new(2024, 1, 1), 0, 10, 0, 1)]);
        report.Moves.ShouldBe([new("c1", 0, 10)]);
        var dry = await workspace.LoadPathAsync(path, new(DryRun: true));
        dry.ShouldHaveSingleItem().Accepted.ShouldBe(1);
        workspace.Rows("select count(*) from raw.loads").ShouldBe(["0"]);
    }
}
