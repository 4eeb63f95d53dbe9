using System.Diagnostics;
using System.Globalization;
using System.Text;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>A program that is killed at any moment leaves the warehouse as it was before or as it is after, never between.</summary>
public sealed class Kills : IDisposable
{
    private const int Times = 20;
    private const string State = """
        select
            (select count(*) from raw.loads) as loads,
            (select count(*) from raw.subscriptions) as rows,
            (select count(*) from raw.subscriptions where superseded_by is not null) as replaced,
            (select count(*) || '/' || coalesce(sum(closing), 0) from mart.bridges where dimension = 'all') as numbers,
            (select count(*) from duckdb_tables() where table_name like 'draft_%') as drafts
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("kills-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // A refresh of more rows than a row group has commits drafts on its way.
    [Theory]
    [InlineData("load", 24_000)]
    [InlineData("refresh", 24_000)]
    [InlineData("refresh", 140_000)]
    public async Task A_kill_leaves_the_state_before_or_the_state_after(string what, int rows)
    {
        var (before, update) = await PrepareAsync(rows, alsoLoad: what == "refresh");
        var stateBefore = await StateAsync(before);

        var (took, _) = await WorkAsync(what, Copy(before), update, null);
        var stateAfter = await StateAsync(Path.Combine(folder, "run"));
        stateAfter.ShouldNotBe(stateBefore);

        var seen = new List<string>();
        for (var i = 0; i < Times; i++)
        {
            var data = Copy(before);
            await WorkAsync(what, data, update, took * (i + 0.5) / Times);
            seen.Add(await StateAsync(data));
        }

        seen.ShouldAllBe(s => s == stateBefore || s == stateAfter);
        seen.ShouldContain(stateBefore, "at least one of the kills came in time");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(string Data, string Update)> PrepareAsync(int rows, bool alsoLoad)
    {
        var data = Path.Combine(folder, "before");
        var update = Write("update.csv", 4_000, rows, 12);
        await using var warehouse = await OpenAsync(data);
        await warehouse.SaveSettingsAsync(warehouse.Settings with { PinnedAsOf = new(2024, 6, 30) }, Cancel);
        var loader = new Loader(warehouse, MappingCatalogue.Load(null), TimeProvider.System);
        await loader.LoadAsync(Write("base.csv", 0, 8_000, 10), LoadOptions.Default, null, Cancel);
        (await warehouse.RefreshAsync(null, Cancel)).Failures.ShouldBeEmpty();
        if (alsoLoad)
        {
            await loader.LoadAsync(update, LoadOptions.Default, null, Cancel);
        }

        return (data, update);
    }

    private string Write(string name, int from, int to, int amount)
    {
        var text = new StringBuilder(Workspace.Subscriptions);
        for (var i = from; i < to; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"s{i},c{i % 3000},active,{1 + i % 7},{amount},USD,month,2024-0{1 + i % 6}-01,\n");
        }

        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private string Copy(string before)
    {
        var data = Path.Combine(folder, "run");
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.CreateDirectory(data);
        foreach (var file in Directory.EnumerateFiles(before))
        {
            File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
        }

        return data;
    }

    /// <summary>Runs the work in a process of its own and kills it after a while.</summary>
    private static async Task<(TimeSpan Took, string Output)> WorkAsync(string what, string data, string update, TimeSpan? killAfter)
    {
        using var process = Host.Start(what, data, update);
        (await process.StandardOutput.ReadLineAsync(Cancel)).ShouldBe("ready");
        var watch = Stopwatch.StartNew();
        if (killAfter is { } wait)
        {
            await Task.Delay(wait, Cancel);
            process.Kill(entireProcessTree: true);
        }

        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (watch.Elapsed, output);
    }

    private static async Task<string> StateAsync(string data)
    {
        await using var warehouse = await OpenAsync(data);
        return await warehouse.ReadAsync((connection, _) =>
        {
            using var row = connection.Query(State);
            row.Read();
            return Task.FromResult(string.Join('|', Enumerable.Range(0, 4).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))));
        }, Cancel);
    }

    private static Task<Warehouse> OpenAsync(string data) => Warehouse.OpenAsync(new(data) { Threads = 2, MemoryLimit = "1GB" }, TimeProvider.System, Cancel);
}
