using System.Diagnostics;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Backups;
using Retention.Web.Jobs;

namespace Retention.Web.Tests.Work;

/// <summary>The app saves itself while people use it, and keeps its hold on the warehouse.</summary>
[Collection(nameof(OwnSample))]
public sealed class BackupJobTests(SampleApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_button_on_Data_makes_a_whole_backup_and_the_nightly_one_is_off_until_it_gets_a_time()
    {
        var options = app.Services.GetRequiredService<ServeOptions>();
        var folder = BackupFolder.Of(options.DataDirectory);
        using var ana = new Person(app);
        (await ana.ReadAsync("/data")).QuerySelector("#backups")!.TextContent.ShouldContain("No backup has been made here yet");
        (await ana.ReadAsync("/jobs")).Body!.TextContent.ShouldContain("Off; 0 0 5");
        using (await ana.PostAsync("/jobs?handler=Run", ("job", "backup"))) { }
        (await EndAsync()).ShouldBe(("done", null));
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
        var file = Path.Combine(folder.Path, folder.All().ShouldHaveSingleItem().Name);
        var copy = Directory.CreateTempSubdirectory("retention-backup-");
        using (var archive = ZipFile.OpenRead(file)) (await new BackupReader(file, archive).UnpackAsync(Path.Combine(copy.FullName, "x"), null, Stop)).Parts.Select(part => part.Name).ShouldContain("schedule.db");
        copy.Delete(recursive: true);
        (await ana.ReadAsync("/data")).QuerySelector("#backups")!.TextContent.ShouldContain("Last backup");

        // Another process, since one that asks in this one would be given the open database.
        using var other = Process.Start(new ProcessStartInfo("dotnet", [typeof(WebApp).Assembly.Location, "backup", "--data", options.DataDirectory, "-o", file + ".other"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var said = await other.StandardError.ReadToEndAsync(Stop);
        await other.WaitForExitAsync(Stop);
        (other.ExitCode, said.Contains("Back up now", StringComparison.Ordinal)).ShouldBe((1, true), said);

        using (await ana.PostAsync("/jobs?handler=Schedule", ("job", "backup"), ("cron", "0 10 5 ? * *"))) { }
        (await ana.ReadAsync("/jobs")).Body!.TextContent.ShouldContain("Every day at 05:10");
        using (await ana.PostAsync("/jobs?handler=Schedule", ("job", "backup"), ("cron", ""))) { }
        (await ana.ReadAsync("/jobs")).Body!.TextContent.ShouldContain("Off; 0 0 5");
        app.Services.GetRequiredService<Warehouse>().AsOf.Year.ShouldBeGreaterThan(2000);
    }
    /// <summary>How the backup ended, and why where it did not come about.</summary>
    private async Task<(string Status, string? Problem)> EndAsync()
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100, Stop))
        {
            if ((await Run.ReadAsync(app.Services.GetRequiredService<Warehouse>(), Stop)).Find(run => run.Kind == BackupJob.Name) is { Status: not "running" } run) return (run.Status, run.Status == "done" ? null : run.Message);
            waited.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(10));
        }
    }
}
