using System.Diagnostics;
using System.Text;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Tests;

/// <summary>A data directory that cannot be used, or that runs full: said in a sentence, and nothing is lost.</summary>
public sealed class BadPlaces : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("places-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_process_on_a_data_directory_is_told_that_another_holds_it()
    {
        using var holder = Host.Start("hold", folder, "");
        try
        {
            (await holder.StandardOutput.ReadLineAsync(Cancel)).ShouldBe("ready");
            var refused = await Should.ThrowAsync<WarehouseException>(() => OpenAsync(folder));
            refused.Message.ShouldStartWith($"Another process holds the warehouse {Path.Combine(folder, "retention.duckdb")}: stop it");
        }
        finally
        {
            holder.Kill(entireProcessTree: true);
            await holder.WaitForExitAsync(Cancel);
        }

        await using var free = await OpenAsync(folder);
    }

    [Fact]
    public async Task A_damaged_warehouse_is_named_with_what_to_do()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "retention.duckdb"), new string('x', 20_000), Cancel);
        var refused = await Should.ThrowAsync<WarehouseException>(() => OpenAsync(folder));
        refused.Message.ShouldStartWith($"The warehouse {Path.Combine(folder, "retention.duckdb")} cannot be opened; it may be damaged: restore it from a backup");
    }

    [Fact]
    public async Task A_warehouse_of_a_newer_program_is_left_alone()
    {
        await using (var warehouse = await OpenAsync(folder))
        {
            await warehouse.WriteAsync("a test", (c, _) => Task.FromResult(c.Execute("insert or replace into ops.settings values ('schema_version', '999')")), Cancel);
        }

        var refused = await Should.ThrowAsync<WarehouseException>(() => OpenAsync(folder));
        refused.Message.ShouldContain("has layout 999");
        refused.Message.ShouldContain("use the newer program that wrote it");
    }

    [Fact]
    public async Task A_full_disk_undoes_the_load_and_says_so()
    {
        var data = Path.Combine(folder, "small");
        Directory.CreateDirectory(data);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", "size=24m", "none", data), "a small disk can only be mounted by root on Linux");
        try
        {
            await using (var warehouse = await OpenAsync(data))
            {
                var loader = new Loader(warehouse, MappingCatalogue.Load(null), TimeProvider.System);
                var text = new StringBuilder("customer_id,name,tags\n");
                for (var i = 0; i < 500_000; i++)
                {
                    text.Append('c').Append(i).Append(",Customer ").Append(i * 7919L % 500_009).Append(",tag-").Append(i * 104_729L % 999_983).Append('\n');
                }

                var big = Path.Combine(folder, "customers.csv");
                await File.WriteAllTextAsync(big, text.ToString(), Cancel);
                var message = await MessageAsync(loader, big);
                message.ShouldContain("space");
                message.ShouldContain("nothing was changed");
            }

            await using var again = await OpenAsync(data);
            (await again.ReadAsync((c, _) => Task.FromResult(c.Scalar<long>("select (select count(*) from raw.loads) + (select count(*) from raw.customers)")), Cancel)).ShouldBe(0);
            var small = Path.Combine(folder, "few.csv");
            await File.WriteAllTextAsync(small, "customer_id,name\nc1,Ana\n", Cancel);
            (await new Loader(again, MappingCatalogue.Load(null), TimeProvider.System).LoadAsync(small, LoadOptions.Default, null, Cancel)).ShouldHaveSingleItem().Accepted.ShouldBe(1);
        }
        finally
        {
            await RunAsync("umount", "-l", data);
        }
    }

    [Fact]
    public async Task A_warehouse_on_a_full_disk_says_so_and_opens_when_there_is_room()
    {
        var data = Path.Combine(folder, "small");
        Directory.CreateDirectory(data);
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "none", data), "a small disk can only be mounted by root on Linux");
        try
        {
            await using (await OpenAsync(data))
            {
            }

            var other = Path.Combine(data, "other.bin");
            Should.Throw<IOException>(() =>
            {
                using var file = new FileStream(other, FileMode.Create, FileAccess.Write, FileShare.None, 0);
                while (true) file.Write(new byte[4096]);
            });
            var refused = await Should.ThrowAsync<WarehouseException>(() => OpenAsync(data));
            refused.Message.ShouldStartWith("There is no space left on the disk of the warehouse ");
            refused.Message.ShouldNotContain("damaged");

            File.Delete(other);
            await using var again = await OpenAsync(data);
        }
        finally
        {
            await RunAsync("umount", "-l", data);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The pieces of the load or the warehouse itself may be the first to find the disk full.</summary>
    private static async Task<string> MessageAsync(Loader loader, string path)
    {
        try
        {
            return (await loader.LoadAsync(path, LoadOptions.Default, null, Cancel)).ShouldHaveSingleItem().Message.ShouldNotBeNull();
        }
        catch (WarehouseException e)
        {
            return e.Message;
        }
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(Cancel);
        return process.ExitCode == 0;
    }

    private static Task<Warehouse> OpenAsync(string data) => Warehouse.OpenAsync(new(data) { Threads = 2, MemoryLimit = "1GB" }, TimeProvider.System, Cancel);
}
