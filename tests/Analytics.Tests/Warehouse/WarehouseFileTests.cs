using Retention.Analytics.Policies;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Warehousing;

public sealed class WarehouseFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("warehouse").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<Warehouse> OpenAsync() => Warehouse.OpenAsync(new WarehouseOptions(folder) { Threads = 1 }, TimeProvider.System, Cancel);

    [Fact]
    public async Task Settings_outlive_the_process()
    {
        var policies = PolicySet.Default.With("netting", "month").With("timezone", "Europe/Madrid");
        await using (var warehouse = await OpenAsync())
        {
            warehouse.Settings.PinnedAsOf.ShouldBeNull();
            await warehouse.SaveSettingsAsync(new WorkspaceSettings(policies, new DateOnly(2026, 10, 31)), Cancel);
        }

        await using var again = await OpenAsync();
        again.Settings.Policies.Hash.ShouldBe(policies.Hash);
        again.AsOf.ShouldBe(new DateOnly(2026, 10, 31));
    }

    [Fact]
    public async Task A_variant_whose_build_was_killed_is_built_again()
    {
        var others = PolicySet.Default.With("netting", "month");
        await using (var warehouse = await OpenAsync())
        await using (var variant = await warehouse.OpenVariantAsync(others, new DateOnly(2026, 10, 31), null, Cancel))
        {
            await variant.WriteAsync("what a kill leaves behind", (c, _) => Task.FromResult(c.Execute(
                "drop schema mart cascade; drop schema core cascade; create schema mart; create schema core; create table mart.draft_bridges as select 1 as n")), Cancel);
        }

        await using var again = await OpenAsync();
        await using var built = await again.OpenVariantAsync(others, new DateOnly(2026, 10, 31), null, Cancel);
        (await built.ReadAsync((c, _) => Task.FromResult(c.Scalar<long>("select count(*) from mart.bridges")), Cancel)).ShouldBe(0);
        (await built.ReadAsync((c, _) => Task.FromResult(c.Scalar<long>("select count(*) from duckdb_tables() where table_name like 'draft_%'")), Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_warehouse_of_a_newer_program_is_refused_in_a_sentence()
    {
        await using (var warehouse = await OpenAsync())
        {
            await warehouse.WriteAsync("the layout", (c, _) => Task.FromResult(c.Execute("update ops.settings set value = '99' where name = 'schema_version'")), Cancel);
        }

        (await Should.ThrowAsync<WarehouseException>(OpenAsync)).Message.ShouldContain("use the newer program");
    }

    [Fact]
    public async Task A_damaged_file_is_refused_in_a_sentence_and_left_as_it_is()
    {
        var file = Path.Combine(folder, "retention.duckdb");
        await File.WriteAllTextAsync(file, "not a database, but long enough to be read as the header of one", Cancel);
        (await Should.ThrowAsync<WarehouseException>(OpenAsync)).Message.ShouldContain(file);
        (await File.ReadAllTextAsync(file, Cancel)).ShouldStartWith("not a database");
    }

    [Fact]
    public async Task A_run_that_the_process_did_not_end_is_marked_as_interrupted()
    {
        await using (var warehouse = await OpenAsync())
        {
            await warehouse.WriteAsync("a run", (c, _) => Task.FromResult(
                c.Execute("insert into ops.runs (run_id, kind, started_at, status) values (1, 'refresh', timestamp '2026-01-01', 'running')")), Cancel);
        }

        await using var again = await OpenAsync();
        (await again.ReadAsync((c, _) => Task.FromResult(c.Scalar<string>("select status from ops.runs")), Cancel)).ShouldBe("interrupted");
    }
}
