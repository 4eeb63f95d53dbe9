using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Tests.Pages;
using Retention.Web.Work;
using Retention.Web.Work.Notes;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Tests.Work;

/// <summary>The page of a customer: its parts by address, what changed since somebody was here, and the brief.</summary>
public abstract class CustomerPageTests(RunningApp app)
{
    private const string Customer = "/customers/c0000002";
    private const string Another = "/customers/c0000113";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "movements", "Money")]
    [InlineData("?tab=money", "payments", "Money")]
    [InlineData("?tab=feedback", "answers", "Feedback")]
    [InlineData("?tab=work", "tickets", "Work")]
    [InlineData("?tab=retainer", "hours", "Retainer")]
    [InlineData("?tab=data", "ledger", "Data")]
    [InlineData("?tab=%3Cscript%3E", "movements", "Money")]
    public async Task Each_part_has_an_address(string query, string heading, string tab)
    {
        using var ana = new Person(app);
        var page = await ana.ReadAsync(Customer + query);
        page.GetElementById(heading).ShouldNotBeNull();
        page.QuerySelector("#tabs a[aria-current]")!.TextContent.ShouldBe(tab);
        page.QuerySelectorAll("#tabs a").Length.ShouldBe(5);
        page.QuerySelector("#axis .chart-table tbody tr").ShouldNotBeNull("the chart has its data as a table");
        page.QuerySelector("a[data-brief]")!.GetAttribute("href").ShouldBe(Customer + "/brief");
    }

    [Fact]
    public async Task Who_comes_back_after_a_while_reads_what_happened_since()
    {
        using var ana = new Person(app);
        (await ana.ReadAsync(Another)).GetElementById("since").ShouldBeNull("nobody was here before");
        var work = app.Services.GetRequiredService<WorkDatabase>();
        await UntilAsync(work, 1);
        await using (var db = await work.OpenAsync(Stop))
        {
            var visit = db.CustomerVisits.Single(one => one.CustomerId == "c0000113");
            (visit.VisitedAt, visit.VisitedTo) = (DateTime.UtcNow.AddDays(-40), visit.VisitedTo.AddDays(-40));
            await db.SaveChangesAsync(Stop);
        }

        var page = await ana.ReadAsync(Another);
        page.QuerySelector("#since h2")!.TextContent.ShouldMatch("^([0-9]+ things? happened|Nothing new) since you were here$");
        using var bo = new Person(app);
        (await bo.ReadAsync(Another)).GetElementById("since").ShouldBeNull("another person has not been here");
        await UntilAsync(work, 2);
    }

    [Theory]
    [InlineData("en-GB", "What to talk about")]
    [InlineData("es-ES", "De qué hablar")]
    public async Task The_brief_says_what_to_talk_about(string language, string words)
    {
        using var ana = new Person(app, language);
        var page = await ana.ReadAsync(Customer + "/brief");
        page.QuerySelector(".brief")!.TextContent.ShouldContain(words);
        page.QuerySelectorAll(".brief h2").Length.ShouldBeGreaterThan(4);
    }

    [Theory]
    [InlineData("/customers/nobody/brief")]
    [InlineData("/customers/%2F%2F/brief")]
    public async Task Who_is_nobody_has_no_brief(string address)
    {
        using var client = app.Client();
        using var response = await client.GetAsync(address, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_workbook_has_the_tasks_and_notes_that_the_page_leaves_out()
    {
        const string id = "c0000031";
        var notes = app.Services.GetRequiredService<NoteBook>();
        var tasks = app.Services.GetRequiredService<TaskDesk>();
        for (var i = 1; i <= NoteBook.Shown + 1; i++) (await notes.AddAsync(new(id, $"Note **{i}**", 0, null), Member.Nobody, Stop)).ShouldBeNull();
        var first = (await notes.OfAsync(id, Stop, int.MaxValue))[^1];
        (await notes.ChangeAsync(first.Note.Id, new(id, "The first, changed", 1, null), Member.Nobody, Stop)).ShouldBeNull();
        var due = app.Services.GetRequiredService<Warehouse>().AsOf.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        for (var i = 1; i <= TaskList.Shown + 1; i++) (await tasks.AddAsync(new(0, id, $"Task {i}", null, "book", due, null), Member.Nobody, Stop)).Refused.ShouldBeNull();
        using var ana = new Person(app, "en-GB");
        var page = await ana.ReadAsync("/customers/" + id);
        page.QuerySelectorAll("article.note").Length.ShouldBe(NoteBook.Shown);
        page.GetElementById("tasks")!.TextContent.ShouldContain("50 are shown; the workbook has them all.");
        page.GetElementById("notes")!.TextContent.ShouldContain("100 are shown; the workbook has them all.");
        using var taken = new TakenWorkbooks(app);
        using var book = new Xlsx(await taken.TakeAsync("customer?customer=" + id, "en"));
        book.Rows("Tasks").Skip(1).Count(row => row.Any(cell => cell.StartsWith("Task ", StringComparison.Ordinal))).ShouldBe(TaskList.Shown + 1);
        var kept = book.Rows("Notes").Skip(1).ToList();
        kept.Count.ShouldBe(NoteBook.Shown + 1);
        kept[^1].ShouldContain("The first, changed");
    }

    /// <summary>A visit is kept after the page was answered.</summary>
    private static async Task UntilAsync(WorkDatabase work, int visits)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await work.ReadAsync("select count(*) from customer_visits where customer_id = 'c0000113'", row => row.GetInt64(0), Stop)) is [var kept] && kept == visits) return;
            await Task.Delay(50, Stop);
        }

        Assert.Fail("The visit was not kept.");
    }
}

[Collection(nameof(OwnSample))]
public sealed class CustomerPageTestsOnSqlite(SampleApp app) : CustomerPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class CustomerPageTestsOnPostgres(SampleAppOnPostgres app) : CustomerPageTests(app);
