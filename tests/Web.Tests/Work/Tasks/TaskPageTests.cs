using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Tests.Work.Tasks;

/// <summary>Tasks and notes as people send them: made, put off, ended; what cannot be is said; of two the second is told; a hundred at once.</summary>
public abstract class TaskPageTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateOnly Today => app.Services.GetRequiredService<Warehouse>().AsOf;

    [Fact]
    public async Task A_task_made_by_hand_stands_on_its_customers_page_and_in_the_list_and_ends_with_an_outcome()
    {
        using var ana = new Person(app);
        var title = Unique("Call <b>them</b>");
        (await ana.SendAsync("/tasks/new", ("customer", "c0000002"), ("title", title), ("text", "About\r\nprices"), ("dueOn", Day(2)), ("owner", "book"))).ShouldBeNull();
        var row = (await ana.ReadAsync("/customers/c0000002")).QuerySelectorAll("#tasks tbody tr").Single(one => one.TextContent.Contains(title, StringComparison.Ordinal));
        row.QuerySelectorAll("b").ShouldBeEmpty();
        var address = row.QuerySelector("a.who")!.GetAttribute("href")!;
        (await ana.ReadAsync("/tasks?find=c0000002&cause=people")).QuerySelectorAll("#list tbody a.who").Select(one => one.GetAttribute("href")).ShouldContain(address);
        (await ana.ReadAsync("/customers/c0000002/brief")).QuerySelectorAll("article li").ShouldContain(one => one.TextContent.Contains(title, StringComparison.Ordinal));
        (await ana.SendAsync(address + "?handler=close", ("version", "1"), ("state", "done"), ("outcome", "will_stay"), ("note", "Signed."))).ShouldBeNull();
        (await ana.ReadAsync("/customers/c0000002/brief")).QuerySelectorAll("article li").ShouldNotContain(one => one.TextContent.Contains(title, StringComparison.Ordinal));
        var page = await ana.ReadAsync(address);
        page.QuerySelector("main")!.TextContent.ShouldContain("Will stay");
        page.QuerySelector("main")!.TextContent.ShouldContain("Signed.");
        (await ana.ReadAsync("/tasks?state=done&find=c0000002")).QuerySelectorAll("#list tbody a.who").Select(one => one.GetAttribute("href")).ShouldContain(address);
        (await ana.SendAsync(address + "?handler=reopen", ("version", "2"))).ShouldBeNull();
        (await ana.ReadAsync(address)).QuerySelector(".acts").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("title", "", "0", "Say what to do")]
    [InlineData("due", "Call", "-1", "due day must be")]
    [InlineData("due", "Call", "5000", "due day must be")]
    public async Task What_cannot_be_made_is_said_and_stays_in_the_form(string why, string title, string days, string told)
    {
        using var ana = new Person(app);
        var page = (await ana.SendAsync("/tasks/new", ("customer", "c0000002"), ("title", title), ("text", $"Keep {why}"), ("dueOn", Day(int.Parse(days, System.Globalization.CultureInfo.InvariantCulture)))))!;
        page.QuerySelector("main .notice.bad")!.TextContent.ShouldContain(told);
        page.QuerySelector("#task-text")!.TextContent.ShouldBe($"Keep {why}");
    }

    [Fact]
    public async Task A_customer_that_nobody_knows_has_no_tasks_and_a_task_that_is_not_there_is_not_found()
    {
        using var ana = new Person(app);
        (await ana.SendAsync("/tasks/new", ("customer", "c-nobody"), ("title", "Call"), ("dueOn", Day(1))))!.QuerySelector("main .notice.bad")!.TextContent.ShouldContain("no customer of that id");
        using var client = app.Client();
        (await client.GetAsync("/tasks/999999", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/notes/999999", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/notes", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_task_is_put_off_for_at_most_ninety_days_and_comes_back()
    {
        using var ana = new Person(app);
        var address = await MakeAsync(ana, Unique("Put off"));
        foreach (var until in new[] { "", Day(0), Day(91), "tomorrow" })
        {
            (await ana.SendAsync(address + "?handler=snooze", ("version", "1"), ("until", until)))!.QuerySelector("main .notice.bad")!.TextContent.ShouldContain("90 days ahead");
        }

        (await ana.SendAsync(address + "?handler=snooze", ("version", "1"), ("until", Day(90)))).ShouldBeNull();
        (await Listed(ana, "open")).ShouldNotContain(address);
        (await Listed(ana, "snoozed")).ShouldContain(address);
        (await ana.SendAsync(address + "?handler=reopen", ("version", "2"))).ShouldBeNull();
        (await Listed(ana, "open")).ShouldContain(address);

        async Task<IReadOnlyList<string?>> Listed(Person who, string state) =>
            [.. (await who.ReadAsync($"/tasks?state={state}&find=c0000003&cause=people")).QuerySelectorAll("#list tbody a.who").Select(one => one.GetAttribute("href"))];
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_task_is_told_and_sees_both()
    {
        using var ana = new Person(app);
        using var bo = new Person(app, "es-ES");
        var address = await MakeAsync(ana, Unique("Both"));
        (await ana.SendAsync(address, ("version", "1"), ("title", "Ana's title"), ("text", "Ana's text"), ("dueOn", Day(3)), ("owner", "book"))).ShouldBeNull();
        var page = (await bo.SendAsync(address, ("version", "1"), ("title", "Bo's title"), ("text", "Bo's text"), ("dueOn", Day(4)), ("owner", "book")))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("Otra persona");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Ana's title");
        page.QuerySelector("main .written")!.TextContent.ShouldBe("Ana's text");
        page.QuerySelector("#task-title")!.GetAttribute("value").ShouldBe("Bo's title");
        (await bo.SendAsync(address + "?handler=close", ("version", "1"), ("state", "done"), ("outcome", "solved")))!.QuerySelector("main .notice.warn").ShouldNotBeNull();
        (await bo.SendAsync(address, ("version", "2"), ("title", "Bo's title"), ("text", ""), ("dueOn", Day(4)), ("owner", "book"))).ShouldBeNull();
    }

    [Fact]
    public async Task A_note_keeps_its_versions_is_shown_harmless_and_the_second_writer_is_told()
    {
        using var ana = new Person(app);
        using var bo = new Person(app);
        var mark = Unique("note");
        (await ana.SendAsync("/notes", ("customer", "c0000005"), ("version", "0"), ("text", $"**{mark}** <script>alert(1)</script> [x](javascript:alert(1))"), ("back", "/customers/c0000005#notes"))).ShouldBeNull();
        (await ana.ReadAsync("/customers/c0000005")).QuerySelectorAll("th").ShouldContain(one => one.TextContent == "Notes", "a note is a mark on the time axis");
        var note = (await ana.ReadAsync("/customers/c0000005")).QuerySelectorAll("#notes .note").First(one => one.TextContent.Contains(mark, StringComparison.Ordinal));
        note.QuerySelector("strong")!.TextContent.ShouldBe(mark);
        note.QuerySelectorAll("script").ShouldBeEmpty();
        note.QuerySelectorAll(".markdown a").ShouldBeEmpty();
        var address = note.QuerySelector(".sub a")!.GetAttribute("href")!;
        (await ana.SendAsync(address, ("version", "1"), ("text", "Second."))).ShouldBeNull();
        var told = (await bo.SendAsync(address, ("version", "1"), ("text", "Bo's.")))!;
        told.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("Somebody else");
        told.QuerySelector("main .written")!.TextContent.ShouldBe("Second.");
        told.QuerySelector("#note-text")!.TextContent.ShouldBe("Bo's.");
        (await bo.SendAsync(address + "?handler=delete", ("version", "2"))).ShouldBeNull();
        (await ana.SendAsync(address, ("version", "2"), ("text", "Third.")))!.QuerySelector("main .notice")!.TextContent.ShouldContain("taken away");
        (await ana.ReadAsync(address)).QuerySelectorAll(".versions .written").Length.ShouldBe(2);
        (await ana.SendAsync("/notes", ("customer", "c0000005"), ("version", "0"), ("text", " ")))!.QuerySelector("main .notice")!.TextContent.ShouldContain("Write something");
        (await ana.SendAsync("/notes", ("customer", "c0000005"), ("version", "0"), ("text", new string('x', 8001))))!.QuerySelector("#note-text")!.TextContent.Length.ShouldBe(8001);
    }

    [Fact]
    public async Task A_hundred_who_read_and_write_at_once_are_all_served()
    {
        using var ana = new Person(app);
        var mark = Unique("Crowd");
        await MakeAsync(ana, mark);
        using var client = app.Client();
        var token = Html.Token(await client.GetStringAsync("/", Stop));
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            if (i % 4 == 0) return (await client.GetAsync("/tasks?find=c0000003", Stop)).StatusCode;
            using var form = i % 2 == 0
                ? Form(("customer", "c0000003"), ("version", "0"), ("text", $"{mark} {i}"), ("__RequestVerificationToken", token))
                : Form(("customer", "c0000003"), ("title", $"{mark} {i}"), ("dueOn", Day(i)), ("__RequestVerificationToken", token));
            return (await client.PostAsync(i % 2 == 0 ? "/notes" : "/tasks/new", form, Stop)).StatusCode;
        }));
        answers.Count(one => one == HttpStatusCode.OK).ShouldBe(25);
        answers.Count(one => one == HttpStatusCode.Redirect).ShouldBe(75);
        var page = await ana.ReadAsync("/customers/c0000003");
        page.QuerySelectorAll("#notes .note").Count(one => one.TextContent.Contains(mark, StringComparison.Ordinal)).ShouldBe(25);
        (await app.Services.GetRequiredService<TaskList>().PageAsync(new() { Find = "c0000003", Cause = "people" }, Member.Nobody, Stop)).Total.ShouldBeGreaterThanOrEqualTo(51);

        static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
    }

    [Fact]
    public async Task A_database_that_somebody_holds_is_waited_for_and_then_it_is_said_in_words()
    {
        using var ana = new Person(app);
        await MakeAsync(ana, Unique("Before"));
        var options = app.Services.GetRequiredService<ServeOptions>();
        await using System.Data.Common.DbConnection other = options.Work is { } server
            ? new Npgsql.NpgsqlConnection(server.ConnectionString + ";Pooling=false")
            : new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(options.DataDirectory, "work.db")};Pooling=False");
        await other.OpenAsync(Stop);
        var brief = await HoldAsync();
        var waiting = MakeAsync(ana, Unique("Waits"));
        await Task.Delay(1500, Stop);
        waiting.IsCompleted.ShouldBeFalse();
        await brief.RollbackAsync(Stop);
        await waiting;

        await using var held = await HoldAsync();
        using var answer = await ana.PostAsync("/notes", ("customer", "c0000003"), ("version", "0"), ("text", "Not kept."));
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("was not kept");
        (await ana.ReadAsync("/tasks")).QuerySelector("h1")!.TextContent.ShouldBe("Tasks", "reading goes on");

        async Task<System.Data.Common.DbTransaction> HoldAsync()
        {
            var transaction = await other.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, Stop);
            if (options.Work is null) return transaction;
            await using var command = other.CreateCommand();
            (command.Transaction, command.CommandText) = (transaction, "lock table tasks, notes, note_versions, audit in exclusive mode");
            await command.ExecuteNonQueryAsync(Stop);
            return transaction;
        }
    }

    [Fact]
    public async Task A_customer_is_found_by_a_part_of_the_name_whatever_its_capitals_and_accents()
    {
        using var ana = new Person(app);
        var title = Unique("Found");
        await MakeAsync(ana, title);
        var name = (await app.Services.GetRequiredService<TaskList>().OfAsync("c0000003", Stop))[0].CustomerName!;
        foreach (var typed in new[] { name, name.ToUpperInvariant(), name[1..].Replace('o', 'ó').Replace('a', 'Á'), "c0000003" })
        {
            (await ana.ReadAsync($"/tasks?cause=people&state=all&find={Uri.EscapeDataString(typed)}")).QuerySelectorAll("#list tbody tr").ShouldNotBeEmpty(typed);
        }

        foreach (var none in new[] { "%", "_", "!", name + "x" }) (await ana.ReadAsync($"/tasks?state=all&find={Uri.EscapeDataString(none)}")).QuerySelectorAll("#list tbody tr").ShouldBeEmpty(none);
    }

    [Fact]
    public async Task Pages_of_a_list_hold_every_task_once_in_the_order_of_the_list()
    {
        using var ana = new Person(app);
        for (var i = 0; i < 30; i++) (await ana.SendAsync("/tasks/new", ("customer", $"c00000{10 + (i % 20)}"), ("title", Unique("Page")), ("dueOn", Day(i % 7)))).ShouldBeNull();
        var list = app.Services.GetRequiredService<TaskList>();
        foreach (var asked in new TaskRequest[] { new(), new() { State = "all" }, new() { Cause = "people" }, new() { Find = "c0000012" } })
        {
            List<WorkTask> all = [];
            TaskPart part;
            for (var page = 1; (part = await list.PageAsync(asked with { Page = page.ToString(System.Globalization.CultureInfo.InvariantCulture) }, Member.Nobody, Stop)).Rows.Count > 0; page++) all.AddRange(part.Rows);
            all.Select(task => task.Id).ShouldBeUnique();
            all.Count.ShouldBe((int)part.Total);
            all.Select(task => task.Id).ShouldBe(all.OrderByDescending(task => task.Weight).ThenBy(task => task.DueOn).ThenBy(task => task.Id).Select(task => task.Id));
        }
    }

    [Fact]
    public async Task The_digest_page_takes_addresses_and_no_others()
    {
        using var ana = new Person(app);
        foreach (var wrong in new[] { "", "ana", "a@b\r\nBcc: c@d", "Ana <ana@example.com>", "ana@example.com, eve@example.com" })
        {
            (await ana.SendAsync("/tasks/digest", ("address", wrong), ("language", "es"))).ShouldNotBeNull(wrong).QuerySelector("main .notice.bad").ShouldNotBeNull(wrong);
        }

        // Other tests of this app send mail, which is listed on the same page.
        const string address = "digest@example.com";
        (await ana.SendAsync("/tasks/digest", ("address", address), ("language", "es"), ("book", ""))).ShouldBeNull();
        (await ana.SendAsync("/tasks/digest", ("address", address), ("language", "en"), ("book", ""))).ShouldBeNull();
        var row = (await RowsAsync()).ShouldHaveSingleItem();
        row.TextContent.ShouldContain("English");
        (await ana.SendAsync("/tasks/digest?handler=remove", ("id", row.QuerySelector("button")!.GetAttribute("value")!))).ShouldBeNull();
        (await RowsAsync()).ShouldBeEmpty();

        async Task<IReadOnlyList<AngleSharp.Dom.IElement>> RowsAsync() =>
            [.. (await ana.ReadAsync("/tasks/digest")).QuerySelectorAll("tbody tr").Where(one => one.TextContent.Contains(address, StringComparison.Ordinal))];
    }

    private static string Unique(string text) => $"{text} {Guid.NewGuid():n}"[..(text.Length + 9)];

    private async Task<string> MakeAsync(Person who, string title)
    {
        (await who.SendAsync("/tasks/new", ("customer", "c0000003"), ("title", title), ("text", ""), ("dueOn", Day(2)), ("owner", "book"))).ShouldBeNull();
        return (await who.ReadAsync("/customers/c0000003")).QuerySelectorAll("#tasks a.who").Single(one => one.TextContent == title).GetAttribute("href")!;
    }

    private string Day(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

[Collection(nameof(OwnSample))]
public sealed class TaskPageTestsOnSqlite(SampleApp app) : TaskPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class TaskPageTestsOnPostgres(SampleAppOnPostgres app) : TaskPageTests(app);
