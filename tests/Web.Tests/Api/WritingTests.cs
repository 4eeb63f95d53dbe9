using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;

namespace Retention.Web.Tests.Api;

/// <summary>What programs write: tasks of which the second of two is told, and files that go in as on the page.</summary>
[Collection(nameof(KeyedApp))]
public sealed class WritingTests(KeyedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Today => app.Services.GetRequiredService<Warehouse>().AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Of_two_who_change_a_task_the_second_is_told()
    {
        using var caller = await Caller.OfAsync(app, Role.Analyst);
        var (status, made, response) = await caller.AskAsync(HttpMethod.Post, "/api/v1/tasks", Json(new { title = "Call", due_on = Today, customer_id = "c0000002" }));
        status.ShouldBe(201);
        var (address, tag) = (response.Headers.Location!.ToString(), response.Headers.ETag!.ToString());
        made.GetProperty("mrr").GetRawText().ShouldBe((await caller.ReadAsync("/api/v1/customers/c0000002")).GetProperty("mrr").GetRawText());
        (await caller.AskAsync(HttpMethod.Patch, address, Json(new { title = "Call twice" }))).Status.ShouldBe(428);
        (await caller.AskAsync(HttpMethod.Patch, address, Json(new { title = "Call twice" }), ("If-Match", tag))).Status.ShouldBe(200);
        var (late, body, _) = await caller.AskAsync(HttpMethod.Patch, address, Json(new { title = "Write" }), ("If-Match", tag));
        (late, body.GetProperty("type").GetString()).ShouldBe((412, "/api#overtaken"));
        (await caller.ReadAsync(address)).GetProperty("title").GetString().ShouldBe("Call twice");
        (await caller.AskAsync(HttpMethod.Patch, address, Json(new { state = "done", outcome = "solved" }), ("If-Match", "*"))).Status.ShouldBe(200);
        (await caller.AskAsync(HttpMethod.Patch, address, Json(new { state = "done", outcome = "solved" }), ("If-Match", "*"))).Status.ShouldBe(409);
        (await caller.AskAsync(HttpMethod.Patch, address, Json(new { state = "open" }), ("If-Match", "*"))).Body.GetProperty("state").GetString().ShouldBe("open");
        var told = (await app.Services.GetRequiredService<AuditLog>().ReadAsync(new() { Find = "Call twice" }, 0, 5, Stop)).Entries.ShouldHaveSingleItem();
        (told.Entity, told.PersonName).ShouldBe(("tasks", "Test"));
    }

    [Fact]
    public async Task A_task_that_cannot_be_taken_is_refused_in_words()
    {
        using var caller = await Caller.OfAsync(app, Role.Analyst, language: "es");
        foreach (var (sent, expected) in new (object, int)[]
        {
            (new { title = "", due_on = Today }, 422), (new { title = "x", due_on = "2020-01-01" }, 422), (new { title = "x", due_on = Today, customer_id = "none" }, 422), (new { title = "x", due_on = Today, owner = "everybody" }, 400),
            (new { title = "x", due_on = Today, colour = "red" }, 400), (new { title = 7, due_on = Today }, 400), (new { title = new string('x', 70_000), due_on = Today }, 413),
        })
        {
            var (status, body, _) = await caller.AskAsync(HttpMethod.Post, "/api/v1/tasks", Json(sent));
            status.ShouldBe(expected, body.ToString());
            body.GetProperty("detail").GetString()!.Length.ShouldBeGreaterThan(10);
        }

        using var text = new StringContent("title=x", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await caller.AskAsync(HttpMethod.Post, "/api/v1/tasks", text)).Status.ShouldBe(415);
        using var viewer = await Caller.OfAsync(app, Role.Viewer);
        (await viewer.AskAsync(HttpMethod.Post, "/api/v1/tasks", Json(new { title = "x", due_on = Today }))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_csm_makes_tasks_for_the_own_customers_and_sees_no_others()
    {
        using var all = await Caller.OfAsync(app, Role.Analyst);
        var rows = (await all.ReadAsync("/api/v1/customers?per_page=1000")).GetProperty("rows").EnumerateArray().Select(row => (Id: row.GetProperty("customer_id").GetString()!, Csm: row.GetProperty("csm").GetString())).ToList();
        var book = rows.First(one => one.Csm is not null).Csm!;
        var (mine, other) = (rows.First(one => one.Csm == book).Id, rows.First(one => one.Csm is not null && one.Csm != book).Id);
        using var csm = await Caller.OfAsync(app, Role.Csm, book);
        (await csm.AskAsync(HttpMethod.Post, "/api/v1/tasks", Json(new { title = "Mine", due_on = Today, customer_id = mine }))).Status.ShouldBe(201);
        (await csm.AskAsync(HttpMethod.Post, "/api/v1/tasks", Json(new { title = "Not mine", due_on = Today, customer_id = other }))).Status.ShouldBe(422);
        var theirs = (await all.AskAsync(HttpMethod.Post, "/api/v1/tasks", Json(new { title = "Theirs", due_on = Today, customer_id = other }))).Response.Headers.Location!.ToString();
        (await csm.AskAsync(HttpMethod.Get, theirs)).Status.ShouldBe(404);
        (await csm.AskAsync(HttpMethod.Patch, theirs, Json(new { title = "Taken" }), ("If-Match", "*"))).Status.ShouldBe(404);
        (await csm.ReadAsync("/api/v1/tasks?state=all&per_page=1000")).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("customer_id").GetString()).ShouldAllBe(id => rows.Any(one => one.Id == id && one.Csm == book));
    }

    [Fact]
    public async Task A_file_goes_in_after_a_rehearsal_that_changes_nothing()
    {
        using var caller = await Caller.OfAsync(app, Role.Analyst);
        const string csv = "customer_id,name,country,currency,created_at\nc9000001,New by API,ES,EUR,2026-10-01\n";
        var before = (await caller.ReadAsync("/api/v1/loads?per_page=1")).GetProperty("rows")[0].GetProperty("id").GetInt32();
        var rehearsed = await LoadAsync(caller, "/api/v1/loads?rehearse=true", csv);
        (rehearsed.GetProperty("state").GetString(), rehearsed.GetProperty("files")[0].GetProperty("accepted").GetInt32()).ShouldBe(("done", 1));
        (await caller.ReadAsync("/api/v1/loads?per_page=1")).GetProperty("rows")[0].GetProperty("id").GetInt32().ShouldBe(before);
        var loaded = await LoadAsync(caller, "/api/v1/loads", csv);
        loaded.GetProperty("files")[0].GetProperty("status").GetString().ShouldBe("loaded");
        (await caller.ReadAsync("/api/v1/customers/c9000001")).GetProperty("name").GetString().ShouldBe("New by API");
        (await app.Services.GetRequiredService<AuditLog>().ReadAsync(new() { Act = "load", Find = "/api/v1/loads" }, 0, 5, Stop)).Entries.Count.ShouldBeGreaterThan(1);
        using var none = new MultipartFormDataContent { { new StringContent("x"), "name" } };
        (await caller.AskAsync(HttpMethod.Post, "/api/v1/loads", none)).Status.ShouldBe(422);
        (await caller.AskAsync(HttpMethod.Post, "/api/v1/loads", Json(new { }))).Status.ShouldBe(415);
        (await caller.AskAsync(HttpMethod.Get, "/api/v1/loads/none")).Status.ShouldBe(404);
    }

    private static async Task<JsonElement> LoadAsync(Caller caller, string address, string csv)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(csv));
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var form = new MultipartFormDataContent { { part, "files", "customers.csv" } };
        var (status, _, response) = await caller.AskAsync(HttpMethod.Post, address, form);
        status.ShouldBe(202);
        for (var i = 0; i < 1200; i++)
        {
            var answer = await caller.ReadAsync(response.Headers.Location!.ToString());
            if (answer.GetProperty("state").GetString() is "done" or "failed") return answer;
            await Task.Delay(100, Stop);
        }

        throw new TimeoutException("two minutes and no end");
    }

    private static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
}

/// <summary>Where nobody signs in, another site cannot lead a browser into writing.</summary>
public sealed class OriginTests(SampleApp app) : IClassFixture<SampleApp>
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 422)]
    public async Task Another_site_is_refused(string header, string value, int expected)
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tasks") { Content = new StringContent("""{"title": "", "due_on": "2026-11-01"}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)response.StatusCode).ShouldBe(expected);
    }
}
