using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Retention.Web.Security;
using Retention.Web.Tests.Work.Tasks;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Sending;

namespace Retention.Web.Tests.Work;

/// <summary>Files at set times: by mail as an attachment, into the one folder that is allowed, never over another file; what failed is kept.</summary>
[Collection(nameof(OwnSample))]
public sealed class ScheduledExportTests(SampleApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_gets_a_dated_file_each_time_and_none_is_overwritten()
    {
        var root = Directory.CreateTempSubdirectory("retention-exports-").FullName;
        var (desk, sender, _) = ExportDesks.Of(app, root);
        var (made, _) = await desk.AddAsync(ExportDesks.Form with { Target = "board/monthly" }, Member.Nobody, Stop);
        var first = await sender.RunAsync(made!.Id, Stop);
        var second = await sender.RunAsync(made.Id, Stop);
        first.ShouldNotBe(second);
        first!.ShouldStartWith(Path.Combine("board", "monthly", "Monthly-MRR-20"));
        second!.ShouldEndWith("-2.csv");
        (await File.ReadAllTextAsync(Path.Combine(root, first), Stop)).ShouldStartWith("Mes,MRR (ingresos recurrentes mensuales),n\n");
        Directory.EnumerateFiles(root, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
        (await desk.RunsAsync(Stop)).Where(one => one.ExportId == made.Id).ShouldAllBe(one => one.State == "done" && one.Bytes > 100);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_report_takes_in_the_bands_that_people_have_set()
    {
        var root = Directory.CreateTempSubdirectory("retention-exports-").FullName;
        var (desk, sender, _) = ExportDesks.Of(app, root);
        var overrides = app.Services.GetRequiredService<HealthOverrides>();
        var (made, _) = await desk.AddAsync(ExportDesks.Form with { Name = "Bands", What = "health_list" }, Member.Nobody, Stop);
        async Task<string> LineAsync()
        {
            var lines = await File.ReadAllLinesAsync(Path.Combine(root, (await sender.RunAsync(made!.Id, Stop))!), Stop);
            return lines.Single(line => line.StartsWith("c0000009,", StringComparison.Ordinal));
        }

        var before = await LineAsync();
        var band = before.Contains(",red,", StringComparison.Ordinal) ? "green" : "red";
        (await overrides.SetAsync("c0000009", new(band, "They told us on the phone.", app.Services.GetRequiredService<Warehouse>().AsOf.AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), Stop)).ShouldBeNull();
        (await LineAsync()).ShouldContain($",{band},{band},");
        await overrides.TakeBackAsync("c0000009", Stop);
        (await LineAsync()).ShouldBe(before);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_mail_carries_the_workbook_of_the_review()
    {
        await using var sink = new SmtpSink();
        var (desk, sender, outbox) = ExportDesks.Of(app, null, sink);
        var (made, why) = await desk.AddAsync(ExportDesks.Form with { What = "review", Format = "xlsx", Way = "mail", Target = "ana@example.com, bo@example.com" }, Member.Nobody, Stop);
        why.ShouldBeNull();
        var name = await sender.RunAsync(made!.Id, Stop);
        await outbox.SendDueAsync((mail, stop) => Postman.SendAsync(ExportDesks.Settings(sink), mail, stop), Stop);
        var mails = sink.Mails.Select(Read).Where(one => one.Subject == "Monthly MRR, de Retention").ToList();
        mails.Select(one => one.To.Mailboxes.Single().Address).Order().ShouldBe(["ana@example.com", "bo@example.com"]);
        var file = mails[0].Attachments.OfType<MimePart>().Single();
        file.FileName.ShouldBe(name);
        using var bytes = new MemoryStream();
        await file.Content!.DecodeToAsync(bytes, Stop);
        bytes.ToArray().AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
        (await app.Services.GetRequiredService<WorkDatabase>().ReadAsync("select count(*) from outbox where attachment is not null", row => row.GetInt64(0), Stop)).Single().ShouldBe(0, "what was taken is not kept twice");
    }

    [Fact]
    public async Task What_failed_is_kept_with_its_reason()
    {
        var root = Directory.CreateTempSubdirectory("retention-exports-").FullName;
        var (desk, _, _) = ExportDesks.Of(app, root);
        var (made, _) = await desk.AddAsync(ExportDesks.Form with { Name = "Gone folder" }, Member.Nobody, Stop);
        var (_, other, _) = ExportDesks.Of(app, null);
        await Should.ThrowAsync<IOException>(() => other.RunAsync(made!.Id, Stop));
        var run = (await desk.RunsAsync(Stop)).First(one => one.ExportId == made!.Id);
        (run.State, run.File).ShouldBe(("failed", null));
        run.Failure!.ShouldContain("--export-folder");
        using var ana = new Person(app);
        (await ana.ReadAsync("/settings/exports")).Body!.TextContent.ShouldContain("--export-folder and a folder that holds it");
        Directory.Delete(root, recursive: true);
    }

    [Theory]
    [InlineData("asked", "breakdown_by_attribute", "csv", "0 0 7 1 * ?", "", "folder", "", "", "colour=red")]
    [InlineData("asked", "page:customer", "xlsx", "0 0 7 1 * ?", "", "folder", "", "", "customer=no-such-one")]
    [InlineData("asked", "freshness", "csv", "0 0 7 1 * ?", "", "folder", "", "segment:small")]
    [InlineData("format", "page:health", "csv", "0 0 7 1 * ?", "", "folder", "", "")]
    [InlineData("what", "page:nothing", "xlsx", "0 0 7 1 * ?", "", "folder", "", "")]
    [InlineData("what", "no_such_metric", "csv", "0 0 7 1 * ?", "Europe/Madrid", "folder", "", "")]
    [InlineData("format", "mrr", "pdf", "0 0 7 1 * ?", "Europe/Madrid", "folder", "", "")]
    [InlineData("cron", "mrr", "csv", "every day", "Europe/Madrid", "folder", "", "")]
    [InlineData("cron", "mrr", "csv", "0 0 7 1 1 ? 2001", "Europe/Madrid", "folder", "", "")]
    [InlineData("zone", "mrr", "csv", "0 0 7 1 * ?", "Mars/Base", "folder", "", "")]
    [InlineData("folder", "mrr", "csv", "0 0 7 1 * ?", "", "folder", "../elsewhere", "")]
    [InlineData("folder", "mrr", "csv", "0 0 7 1 * ?", "", "folder", "/etc", "")]
    [InlineData("filter", "mrr", "csv", "0 0 7 1 * ?", "", "folder", "", "colour:red")]
    [InlineData("mail", "mrr", "csv", "0 0 7 1 * ?", "", "mail", "ana@example.com", "")]
    public async Task What_cannot_be_done_is_refused(string why, string what, string format, string cron, string zone, string way, string target, string filter, string asked = "")
    {
        var (desk, _, _) = ExportDesks.Of(app, Path.GetTempPath());
        (await desk.AddAsync(ExportDesks.Form with { What = what, Format = format, Cron = cron, Zone = zone, Way = way, Target = target, Filter = filter, Asked = asked }, Member.Nobody, Stop)).Why.ShouldBe(why);
    }

    [Fact]
    public async Task The_page_plans_it_by_its_cron_expression_in_its_zone()
    {
        using var ana = new Person(app);
        var refused = (await ana.SendAsync("/settings/exports", ("name", "Weekly"), ("what", "mrr"), ("format", "csv"), ("cron", "0 30 6 ? * MON"), ("zone", "America/New_York"), ("way", "folder"), ("target", "")))!;
        refused.QuerySelector(".notice.warn")!.TextContent.ShouldContain("No folder is allowed");
        var desk = ExportDesks.Of(app, Path.GetTempPath()).Desk;
        var (made, _) = await desk.AddAsync(ExportDesks.Form with { Name = "Weekly", Cron = "0 30 6 ? * MON", Zone = "America/New_York" }, Member.Nobody, Stop);
        var schedule = app.Services.GetRequiredService<Retention.Web.Jobs.ExportSchedule>();
        await schedule.SetAsync(made!, Stop);
        var next = TimeZoneInfo.ConvertTimeFromUtc((await schedule.NextAsync(made!.Id, Stop))!.Value, TimeZoneInfo.FindSystemTimeZoneById("America/New_York"));
        (next.DayOfWeek, next.TimeOfDay).ShouldBe((DayOfWeek.Monday, new TimeSpan(6, 30, 0)));
        await schedule.RemoveAsync(made.Id, Stop);
        (await schedule.NextAsync(made.Id, Stop)).ShouldBeNull();
    }

    private static MimeMessage Read(string text) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)));
}
