using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reviews;
using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Web.Work;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Tests.Work;

/// <summary>A sample company that these tests load more into.</summary>
[CollectionDefinition(nameof(RestatedSample))]
public sealed class RestatedSample : ICollectionFixture<SampleApp>;

/// <summary>The same over PostgreSQL.</summary>
[CollectionDefinition(nameof(RestatedSampleOnPostgres))]
public sealed class RestatedSampleOnPostgres : ICollectionFixture<SampleAppOnPostgres>;

/// <summary>Reviews are written, published and frozen; actions are carried; what is restated is flagged.</summary>
public abstract partial class ReviewTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_review_does_not_change_by_one_byte_when_data_are_restated_and_the_flag_appears()
    {
        using var ana = new Person(app);
        (await ana.SendAsync("/review/2026-q2?handler=Text", ("section", "bridge"), ("text", "Growth came from seats."), ("edition", "0"))).ShouldBeNull();
        (await ana.SendAsync("/review/2026-q2?handler=Publish")).ShouldBeNull();
        var before = await FrozenAsync("2026-q2", 1);
        var shown = await ana.ReadAsync("/review/2026-q2?version=1");
        shown.QuerySelector(".restatement").ShouldBeNull();
        shown.QuerySelectorAll(".restated").ShouldBeEmpty();
        var draft = await ana.ReadAsync("/review/2026-q2?version=draft");
        Cells(shown).ShouldBe(Cells(draft));
        var (book, pdf) = (await SheetsAsync(), await PdfAsync());

        await RestateAsync();
        var (bookNow, pdfNow) = (await SheetsAsync(), await PdfAsync());
        bookNow.Keys.Except(book.Keys).ShouldHaveSingleItem().ShouldBe("Restated");
        foreach (var (sheet, rows) in book) bookNow[sheet].ShouldBe(rows, sheet);
        if (pdf is not null)
        {
            pdf.ShouldNotContain("would today be");
            pdfNow!.ShouldContain("would today be €");
            Amount().Matches(pdf).Select(one => one.Value).Distinct().Where(one => !pdfNow!.Contains(one, StringComparison.Ordinal)).ShouldBeEmpty();
        }

        (await FrozenAsync("2026-q2", 1)).ShouldBe(before);
        var flagged = await ana.ReadAsync("/review/2026-q2?version=1");
        var would = flagged.QuerySelectorAll(".restated").Select(one => one.TextContent).ToList();
        would.ShouldNotBeEmpty();
        would.ShouldContain(one => one.StartsWith("was €", StringComparison.Ordinal) && one.Contains("would today be €"));
        flagged.QuerySelector(".restatement")!.TextContent.ShouldContain("restated");
        foreach (var one in flagged.QuerySelectorAll(".restated").ToList()) one.Remove();
        Cells(flagged).ShouldBe(Cells(shown));
        flagged.QuerySelector("#bridge .written")!.TextContent.ShouldBe("Growth came from seats.");

        // Published again it is a new version; the old one stays as it was.
        (await ana.SendAsync("/review/2026-q2?handler=Publish")).ShouldBeNull();
        (await FrozenAsync("2026-q2", 1)).ShouldBe(before);
        (await FrozenAsync("2026-q2", 2)).Figures.ShouldNotBe(before.Figures);
        (await ana.ReadAsync("/review/2026-q2")).QuerySelector(".review-mark")!.TextContent.ShouldStartWith("Version 2");
        (await ana.ReadAsync("/review/2026-q2?version=1")).QuerySelector(".review-mark")!.TextContent.ShouldStartWith("Version 1");
    }

    [Fact]
    public async Task A_published_row_can_neither_be_changed_nor_deleted_in_the_database()
    {
        using var ana = new Person(app);
        (await ana.SendAsync("/review/2025-q4?handler=Publish")).ShouldBeNull();
        var work = app.Services.GetRequiredService<WorkDatabase>();
        foreach (var statement in new[] { "update published_reviews set figures = 'x' where quarter = '2025-q4'", "delete from published_reviews where quarter = '2025-q4'" })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => work.ExecuteAsync(statement, Stop))).Message.ShouldContain("never changed");
    }

    [Fact]
    public async Task An_action_is_carried_until_a_review_closes_it()
    {
        using var ana = new Person(app);
        (await ana.SendAsync("/review/2025-q1?handler=Action", ("section", "movers"), ("text", "Call those who left."), ("owner", "Bo"), ("dueOn", "2025-05-31"))).ShouldBeNull();
        var carried = (await ana.ReadAsync("/review/2025-q2?version=draft")).QuerySelector("#movers")!;
        carried.TextContent.ShouldContain("Call those who left.");
        carried.TextContent.ShouldContain("carried from Q1 2025");
        var form = carried.QuerySelector("form[action$='handler=Mark']")!;
        string Field(string name) => form.QuerySelector($"input[name={name}]")!.GetAttribute("value")!;
        (await ana.SendAsync("/review/2025-q2?handler=Mark", ("id", Field("id")), ("edition", Field("edition")), ("section", "movers"), ("state", "done"))).ShouldBeNull();
        (await ana.ReadAsync("/review/2025-q2?version=draft")).QuerySelector("#movers .band.good")!.TextContent.ShouldBe("done");
        (await ana.ReadAsync("/review/2025-q3?version=draft")).QuerySelector("#movers")!.TextContent.ShouldNotContain("Call those who left.");

        // Who looked at an older state is told.
        (await ana.SendAsync("/review/2025-q2?handler=Mark", ("id", Field("id")), ("edition", Field("edition")), ("section", "movers"), ("state", "dropped"))).ShouldBeNull();
        (await ana.ReadAsync("/review/2025-q2?version=draft")).QuerySelector(".notice.warn")!.TextContent.ShouldContain("Somebody else saved");
    }

    [Fact]
    public async Task Sections_are_turned_off_and_moved_and_the_next_quarter_looks_alike()
    {
        using var ana = new Person(app, "es-ES");
        List<(string, string)> order = [("edition", "0")];
        order.AddRange(ReviewFigures.SectionNames.Where(one => one != "growth").Select(one => ("on", one)));
        order.AddRange(ReviewFigures.SectionNames.Select((one, i) => ("place", one == "proof" ? "1" : $"{i + 2}")));
        (await ana.SendAsync("/review/2024-q3?handler=Arrange", [.. order])).ShouldBeNull();
        foreach (var quarter in new[] { "2024-q3", "2024-q4" })
        {
            var sections = (await ana.ReadAsync($"/review/{quarter}?version=draft")).QuerySelectorAll(".review-section").Select(one => one.Id).ToList();
            sections[0].ShouldBe("proof");
            sections.ShouldNotContain("growth");
        }
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said()
    {
        using var ana = new Person(app);
        (await ana.SendAsync("/review/2026-q4?handler=Publish")).ShouldBeNull();
        (await ana.ReadAsync("/review/2026-q4")).QuerySelector(".notice.warn")!.TextContent.ShouldContain("not over");
        (await ana.SendAsync("/review/2026-q3?handler=Action", ("section", "bridge"), ("text", "Do it."), ("owner", " "), ("dueOn", "2026-12-01"))).ShouldBeNull();
        (await ana.ReadAsync("/review/2026-q3?version=draft")).QuerySelector(".notice.warn")!.TextContent.ShouldContain("Name who does it");
        using var client = app.Client();
        foreach (var address in new[] { "/review/2099-q1", "/review/2026-q3?version=99", "/review/2026-q5", "/review/soon" }) ((int)(await client.GetAsync(address, Stop)).StatusCode).ShouldBe(404, address);
    }

    private static List<string> Cells(IParentNode page) => [.. page.QuerySelectorAll(".review-section .kpi dd, .review-section table[data-table] td, .review-section table[data-table] th").Select(one => one.TextContent.Trim())];

    /// <summary>What stands in the sheets of the published workbook, but for those that tell when it was written and what is restated.</summary>
    private async Task<Dictionary<string, string>> SheetsAsync()
    {
        using var client = app.Client();
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync("/review/2026-q2?version=1&handler=xlsx", Stop), Stop);
        using var book = new Xlsx(file);
        var sheets = book.Names.Where(name => name != "Summary").ToDictionary(name => name, name => string.Join('\n', book.Rows(name).Select(row => string.Join('|', row))));
        sheets.Count.ShouldBeGreaterThan(10);
        return sheets;
    }

    private async Task<string?> PdfAsync()
    {
        if (Retention.Web.Printing.Browser.Find() is null || !File.Exists("/usr/bin/gs")) return null;
        using var client = app.Client();
        return await ReviewPrintTests.ReadPdfAsync(await client.GetByteArrayAsync("/review/2026-q2.pdf?version=1", Stop));
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"€[\d,.]*\d")]
    private static partial System.Text.RegularExpressions.Regex Amount();

    private async Task<(string Figures, string Hash)> FrozenAsync(string quarter, int version) => (await app.Services.GetRequiredService<WorkDatabase>().ReadAsync(
        "select figures, figures_hash from published_reviews where quarter = @quarter and version = @version", row => (row.GetString(0), row.GetString(1)), Stop, ("@quarter", quarter), ("@version", version))).Single();

    /// <summary>A customer of the second quarter who comes to light later.</summary>
    private async Task RestateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("retention-late-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "customers.csv"), "customer_id,name,currency,created_at\nc9000001,Late Ltd,EUR,2026-05-02\n", Stop);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "subscriptions.csv"), "subscription_id,customer_id,plan_id,status,quantity,unit_amount,currency,interval,interval_count,started_at\ns9000001,c9000001,desk-team-m-eur,active,10,4000,EUR,month,1,2026-05-02\n", Stop);
        var warehouse = app.Services.GetRequiredService<Warehouse>();
        await app.Services.GetRequiredService<Loader>().LoadAsync(folder.FullName, new LoadOptions(), null, Stop);
        (await warehouse.RefreshAsync(null, Stop)).Failures.ShouldBeEmpty();
        folder.Delete(recursive: true);
    }
}

[Collection(nameof(RestatedSample))]
public sealed class ReviewTestsOnSqlite(SampleApp app) : ReviewTests(app);

[Collection(nameof(RestatedSampleOnPostgres))]
public sealed class ReviewTestsOnPostgres(SampleAppOnPostgres app) : ReviewTests(app);
