using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Retention.Web.Tests.Work;
using Retention.Web.Work;

namespace Retention.Web.Tests.Commands;

/// <summary>Everything goes into one archive and comes back; an archive that is not whole is refused, and nothing is lost on the way.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TheProgram program = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Archive => Path.Combine(program.Folder, "saved here", "one.zip");

    [Fact]
    public async Task What_was_saved_comes_back_in_a_new_directory()
    {
        await FillAsync("Calm, con ñ.");
        var before = (await program.MustAsync("metric", "mrr", "--format", "csv")).Output;
        var saved = await program.MustAsync("backup", "-o", Archive, "--format", "json");
        saved.Error.ShouldContain("verified");
        saved.Json.EnumerateArray().Select(part => part.GetProperty("part").GetString()).ShouldBe(["retention.duckdb", "work.db", "keys/one.xml", "taxonomy.json"], ignoreOrder: true);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var other = Path.Combine(program.Folder, "a new one");
        (await program.MustAsync("restore", Archive, "--data", other)).Error.ShouldContain("all verified");
        (await program.MustAsync("metric", "mrr", "--format", "csv", "--data", other)).Output.ShouldBe(before);
        (await ReadAsync(other)).ShouldBe("Calm, con ñ.");
        (await File.ReadAllTextAsync(Path.Combine(other, "keys", "one.xml"), Stop)).ShouldBe("<key/>");
    }

    [Fact]
    public async Task A_directory_in_use_is_kept_until_somebody_says_replace_and_then_moved_aside()
    {
        await FillAsync("First.");
        await program.MustAsync("backup", "-o", Archive);
        await WriteAsync("Second.", 1);
        var refused = await program.RunAsync("restore", Archive);
        (refused.Code, refused.Error.Contains("--replace", StringComparison.Ordinal)).ShouldBe((1, true), refused.Error);
        (await ReadAsync(program.Data)).ShouldBe("Second.");

        var said = await program.MustAsync("restore", Archive, "--replace");
        (await ReadAsync(program.Data)).ShouldBe("First.");
        var aside = Directory.GetDirectories(program.Folder, "data.before-*").ShouldHaveSingleItem();
        said.Error.ShouldContain($"What was there is in {aside}.");
        (await ReadAsync(aside)).ShouldBe("Second.");
    }

    [Fact]
    public async Task An_archive_that_is_not_whole_or_not_ours_is_refused_and_changes_nothing()
    {
        await FillAsync("Calm.");
        await program.MustAsync("backup", "-o", Archive);
        await RefusedAsync("is damaged", bytes => { for (var at = 0; at < 64; at++) bytes[(bytes.Length / 3) + at] ^= 0x5a; return bytes; });
        await RefusedAsync("cannot be read as an archive", bytes => bytes[..(bytes.Length / 2)]);
        await RefusedAsync("cannot be read as an archive", _ => Encoding.UTF8.GetBytes("not an archive"));
        await RefusedAsync("it has no manifest.json", zip => zip.GetEntry("manifest.json")!.Delete());
        await RefusedAsync("another program's", zip => Put(zip, "manifest.json", "{}"));
        await RefusedAsync("cannot be read", zip => Put(zip, "manifest.json", "{"));
        await RefusedAsync("made by a newer program", zip => Change(zip, manifest => manifest["format"] = 99));
        await RefusedAsync("made by a newer program", zip => Change(zip, manifest => manifest["layout"] = 99));
        await RefusedAsync("made by a newer program", zip => Change(zip, manifest => manifest["migration"] = "29990101000000_Later"));
        await RefusedAsync("not those that its manifest.json names", zip => Put(zip, "extra.txt", "x"));
        await RefusedAsync("is damaged: its part retention.duckdb", zip => Change(zip, manifest => manifest["parts"]![0]!["rows"]!["raw.customers"] = 7));
        foreach (var name in new[] { "../outside.txt", "/outside.txt", "..\\outside.txt", "keys/../../outside.txt", "C:outside.txt", "keys/" })
        {
            await RefusedAsync("is refused: it names the file", zip =>
            {
                Put(zip, name, "x");
                Change(zip, manifest => manifest["parts"]!.AsArray().Add(new JsonObject { ["name"] = name, ["bytes"] = 1, ["sha256"] = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881" }));
            });
        }

        (await program.RunAsync("restore", Path.Combine(program.Folder, "none.zip"))).Error.ShouldContain("There is no file");
        Directory.EnumerateFiles(program.Folder, "outside.txt", SearchOption.AllDirectories).ShouldBeEmpty();
        (await ReadAsync(program.Data)).ShouldBe("Calm.");
    }

    [Fact]
    public async Task A_full_disk_leaves_no_half_archive()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "A small disk can only be mounted by root on Linux.");
        await FillAsync("Calm.");
        var small = Directory.CreateDirectory(Path.Combine(program.Folder, "small")).FullName;
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small) == 0, "A small disk cannot be mounted here.");
        try
        {
            var said = await program.RunAsync("backup", "-o", Path.Combine(small, "one.zip"));
            said.Code.ShouldBe(1);
            said.Error.ShouldContain("could not be written");
            said.Error.ShouldContain("nothing was changed");
            Directory.EnumerateFileSystemEntries(small).ShouldBeEmpty();
        }
        finally
        {
            Run("umount", small).ShouldBe(0);
        }

        (await ReadAsync(program.Data)).ShouldBe("Calm.");
    }

    [Fact]
    public async Task One_that_is_killed_on_the_way_leaves_the_old_archive_and_the_data()
    {
        await FillAsync("Calm.");
        await program.MustAsync("backup", "-o", Archive);
        var old = await File.ReadAllBytesAsync(Archive, Stop);
        var landed = 0;
        for (var wait = 100; wait <= 1300; wait += 150)
        {
            using var backup = program.Start("backup", "-o", Archive);
            await Task.Delay(wait, Stop);
            backup.Kill();
            await backup.WaitForExitAsync(Stop);
            if (!(await File.ReadAllBytesAsync(Archive, Stop)).AsSpan().SequenceEqual(old)) landed++;
            var other = Path.Combine(program.Folder, $"back {wait}");
            await program.MustAsync("restore", Archive, "--data", other);
            (await ReadAsync(other)).ShouldBe("Calm.");
        }

        landed.ShouldBeLessThan(9, "no run was killed before its end");
        await program.MustAsync("backup", "-o", Archive);
        Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Archive)!).ShouldHaveSingleItem();
        (await ReadAsync(program.Data)).ShouldBe("Calm.");
    }

    public void Dispose() => program.Dispose();

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var entry = new StreamWriter(zip.CreateEntry(name).Open());
        entry.Write(text);
    }

    private static void Change(ZipArchive zip, Action<JsonObject> change)
    {
        JsonObject manifest;
        using (var entry = zip.GetEntry("manifest.json")!.Open()) manifest = JsonNode.Parse(entry)!.AsObject();
        change(manifest);
        Put(zip, "manifest.json", manifest.ToJsonString());
    }

    private static async Task<string?> ReadAsync(string directory)
    {
        var database = Open(directory);
        var text = (await new CommentaryLog(database, TimeProvider.System).LatestAsync("2026-09", Stop))?.Text;
        await database.StopAsync(Stop);
        return text;
    }

    private static WorkDatabase Open(string directory) => new(new ServeOptions(directory), NullLogger<WorkDatabase>.Instance);

    private async Task FillAsync(string commentary)
    {
        program.Write("files/customers.csv", "customer_id,name,created_at\nr1,Estudio Peña,2024-01-05\n");
        program.Write("files/subscriptions.csv", "subscription_id,customer_id,plan_id,status,quantity,unit_amount,currency,interval,interval_count,started_at\ns1,r1,basic,active,1,49.00,EUR,month,1,2024-01-05\n");
        await program.MustAsync("ingest", "files", "--as-of", "2024-06-30");
        program.Write("data/keys/one.xml", "<key/>");
        program.Write("data/taxonomy.json", "{}");
        await WriteAsync(commentary, 0);
    }

    private async Task WriteAsync(string commentary, int version)
    {
        var database = Open(program.Data);
        (await new CommentaryLog(database, TimeProvider.System).WriteAsync(new("2026-09", commentary, version, null), Stop)).ShouldBeNull();
        await database.StopAsync(Stop);
    }

    private Task RefusedAsync(string why, Action<ZipArchive> change) => RefusedAsync(why, bytes =>
    {
        using var stream = new MemoryStream();
        stream.Write(bytes);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true)) change(zip);
        return stream.ToArray();
    });

    private async Task RefusedAsync(string why, Func<byte[], byte[]> change)
    {
        var file = Path.Combine(program.Folder, "changed.zip");
        await File.WriteAllBytesAsync(file, change(await File.ReadAllBytesAsync(Archive, Stop)), Stop);
        var target = Path.Combine(program.Folder, "target");
        var said = await program.RunAsync("restore", file, "--data", target);
        (said.Code, said.Error.Contains(why, StringComparison.Ordinal)).ShouldBe((1, true), $"'{why}' is to be said; said was: {said.Error}");
        Directory.Exists(target).ShouldBeFalse();
    }
}
