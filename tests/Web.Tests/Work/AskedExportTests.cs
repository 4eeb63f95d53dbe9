using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Work;
using Retention.Web.Work.Sending;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Tests.Work;

/// <summary>What is sent at set times is what a page or a report is asked, and can be changed.</summary>
[Collection(nameof(OwnSample))]
public sealed class AskedExportTests(SampleApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_workbook_of_a_page_is_sent_as_its_address_has_it()
    {
        var root = Directory.CreateTempSubdirectory("retention-exports-").FullName;
        var (desk, sender, _) = ExportDesks.Of(app, root);
        var (made, why) = await desk.AddAsync(ExportDesks.Form with { Name = "Amber", What = "page:health", Format = "xlsx", Filter = "segment:small", Asked = "?band=amber" }, Member.Nobody, Stop);
        why.ShouldBeNull();
        (made!.Kind, made.Item, made.Asked).ShouldBe(("page", "health", "band=amber"));
        using var book = new Xlsx(Path.Combine(root, (await sender.RunAsync(made.Id, Stop))!));
        book.ShouldBeValid();
        book.Columns("Clientes").Where(cell => cell.Title == "Banda vigente").Select(cell => cell.Text).Distinct().ShouldBe(["Ámbar"]);
        book.Rows("Resumen").ShouldContain(row => row.Contains("segment:small"));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_report_takes_what_it_is_asked()
    {
        var root = Directory.CreateTempSubdirectory("retention-exports-").FullName;
        var (desk, sender, _) = ExportDesks.Of(app, root);
        var (made, why) = await desk.AddAsync(ExportDesks.Form with { Name = "By country", What = "breakdown_by_attribute", Asked = "by=country&month=2026-08" }, Member.Nobody, Stop);
        why.ShouldBeNull();
        (await File.ReadAllLinesAsync(Path.Combine(root, (await sender.RunAsync(made!.Id, Stop))!), Stop)).ShouldContain(line => line.StartsWith("value,ES,", StringComparison.Ordinal));
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_changed_export_goes_by_the_change_and_the_second_who_changes_it_is_told()
    {
        var desk = ExportDesks.Of(app, Path.GetTempPath()).Desk;
        var (made, _) = await desk.AddAsync(ExportDesks.Form with { Name = "To change" }, Member.Nobody, Stop);
        made = (await desk.FindAsync(made!.Id, Stop))!; // as the database keeps it: PostgreSQL to the microsecond
        await desk.KeepAsync(new() { ExportId = made.Id, StartedAt = DateTime.UtcNow, EndedAt = DateTime.UtcNow, State = "done", File = "before.csv" }, Stop);
        var form = ExportForm.Of(made);
        var (changed, why) = await desk.ChangeAsync(form with { What = "nrr", Cron = "0 0 8 * * ?", Asked = "" }, Stop);
        why.ShouldBeNull();
        (changed!.Item, changed.Cron, changed.Version, changed.MadeAt).ShouldBe(("nrr", "0 0 8 * * ?", 2, made.MadeAt));
        (await desk.ChangeAsync(form with { What = "grr" }, Stop)).Why.ShouldBe("overtaken");
        (await desk.FindAsync(made.Id, Stop))!.Item.ShouldBe("nrr");
        (await desk.RunsAsync(Stop)).ShouldContain(run => run.ExportId == made.Id && run.File == "before.csv", "what became of it stays");
        (await app.Services.GetRequiredService<WorkDatabase>().ReadAsync("select change from audit where change like '%0 0 8 * * ?%' order by id desc limit 1", row => row.GetString(0), Stop)).Single().ShouldContain("nrr");
        await desk.RemoveAsync(made.Id, Stop);
        (await desk.ChangeAsync(form with { Version = 2 }, Stop)).Why.ShouldBe("gone");
    }

    [Fact]
    public async Task The_link_of_a_page_leads_to_the_form_filled_in_and_an_export_can_be_changed_there()
    {
        using var ana = new Person(app);
        var link = (await ana.ReadAsync("/health?band=red&segment=small&period=quarter&sort=name&start=26")).QuerySelector("a[data-send]")!.GetAttribute("href")!;
        var form = await ana.ReadAsync(link);
        (Typed(form, "name"), Typed(form, "what"), Typed(form, "filter"), Typed(form, "period"), Typed(form, "asked"), Typed(form, "format")).ShouldBe(("Health", "page:health", "segment:small", "quarter", "band=red", "xlsx"));
        var (made, _) = await ExportDesks.Of(app, Path.GetTempPath()).Desk.AddAsync(ExportDesks.Form with { Name = "Edited here" }, Member.Nobody, Stop);
        var page = await ana.ReadAsync($"/settings/exports?edit={made!.Id}");
        (Typed(page, "name"), Typed(page, "id"), Typed(page, "version")).ShouldBe(("Edited here", $"{made.Id}", "1"));
        var told = (await ana.SendAsync("/settings/exports", ("id", $"{made.Id}"), ("version", "7"), ("name", "Edited there"), ("what", "mrr"), ("format", "csv"), ("cron", "0 0 7 1 * ?"), ("way", "folder"), ("target", "")))!;
        told.QuerySelector(".notice.warn")!.TextContent.ShouldContain("Somebody else has changed this export meanwhile");
        Typed(told, "name").ShouldBe("Edited there");
    }

    [Fact]
    public async Task The_workbook_of_tasks_holds_every_task_of_its_search_and_no_page_of_it()
    {
        var tasks = app.Services.GetRequiredService<TaskDesk>();
        for (var number = 1; number <= 30; number++) (await tasks.AddAsync(new(0, "c0000009", $"=Call number {number}", "", "book", tasks.Today.AddDays(3).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null), Member.Nobody, Stop)).Refused.ShouldBeNull();
        using var client = app.Client("es");
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync("/workbook/tasks?find=c0000009&cause=people", Stop), Stop);
        using (var book = new Xlsx(file))
        {
            book.ShouldBeValid();
            book.Rows("Tareas").Count.ShouldBeGreaterThan(30);
            book.Columns("Tareas").Where(cell => cell.Title == "Id del cliente").ShouldAllBe(cell => cell.Text == "c0000009");
            book.Columns("Tareas").Where(cell => cell.Title == "Estado").Select(cell => cell.Text).Distinct().ShouldBe(["Abierta"]);
            book.ShouldAddUp("Comprobaciones");
        }

        File.Delete(file);
    }

    private static string? Typed(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        page.QuerySelector($"#form [name={name}]") is AngleSharp.Html.Dom.IHtmlSelectElement select ? select.Value : page.QuerySelector($"#form [name={name}]")!.GetAttribute("value");
}
