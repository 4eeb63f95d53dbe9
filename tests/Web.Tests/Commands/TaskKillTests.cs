using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Logging.Abstractions;
using Retention.Web.Tests.Work;
using Retention.Web.Work;

namespace Retention.Web.Tests.Commands;

/// <summary>Tasks that were made, ended and put off are so after the app was killed while others wrote, and each change stands in the audit log once.</summary>
public sealed class TaskKillTests : IDisposable
{
    private readonly TheProgram program = new();
    private readonly ConcurrentDictionary<string, (string State, int Version)> kept = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_task_that_was_acknowledged_is_lost_or_half_changed(bool onServer)
    {
        var server = onServer ? PostgresServer.NewDatabase() : null;
        var database = new WorkDatabase(new ServeOptions(program.Data, Work: server), NullLogger<WorkDatabase>.Instance);
        for (var round = 1; round <= 3; round++)
        {
            using var app = program.Start(["serve", "--port", "0", "--empty", "--demo", .. server is null ? Array.Empty<string>() : ["--work", server.ConnectionString]]);
            var address = await TheProgram.ListeningAsync(app);
            var writers = Enumerable.Range(0, 3).Select(writer => WriteAsync(address, $"{round}-{writer}", database)).ToList();
            var enough = kept.Count + (6 * round);
            for (var waited = Stopwatch.StartNew(); kept.Count < enough && waited.Elapsed < TimeSpan.FromMinutes(5); await Task.Delay(3, Stop)) writers.ShouldAllBe(writer => !writer.IsFaulted);
            app.Kill();
            await app.WaitForExitAsync(Stop);
            await Task.WhenAll(writers);
        }

        kept.Count.ShouldBeGreaterThanOrEqualTo(36);
        kept.Values.Select(one => one.State).Distinct().Order().ShouldBe(["done", "open", "snoozed"]);
        var found = (await database.ReadAsync(
            "select t.title, t.state, t.snoozed_until, t.version, (select count(*) from audit as a where a.entity = 'tasks' and a.key = cast(t.id as text)) from tasks as t",
            row => (Title: row.GetString(0), State: !row.IsDBNull(2) ? "snoozed" : row.GetString(1), Version: row.GetInt32(3), Told: row.GetInt64(4)), Stop)).ToLookup(one => one.Title);
        foreach (var (title, (state, version)) in kept)
        {
            var one = found[title].ShouldHaveSingleItem();
            if (one.Version == version) one.State.ShouldBe(state, title);
            else one.Version.ShouldBe(version + 1, $"{title}: at most the change that was under way is there besides");
        }

        found.SelectMany(one => one).ShouldAllBe(one => one.Told == one.Version, "a change and its line in the audit log are there together");
        await database.StopAsync(Stop);
    }

    public void Dispose() => program.Dispose();

    private async Task WriteAsync(string address, string writer, WorkDatabase database)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        try
        {
            var page = await client.GetStringAsync("/tasks/new", Stop);
            var (token, due) = (Html.Token(page), new HtmlParser().ParseDocument(page).QuerySelector("input[name=dueOn]")!.GetAttribute("value")!);
            for (var i = 0; ; i++)
            {
                var title = $"{writer} task {i.ToString(CultureInfo.InvariantCulture)}";
                await SendAsync("/tasks/new", ("title", title), ("dueOn", due));
                kept[title] = ("open", 1);
                if (i % 3 == 2) continue;
                var id = (await database.ReadAsync("select id from tasks where title = @title", row => row.GetInt32(0), Stop, ("@title", title))).Single();
                if (i % 3 == 0) await SendAsync($"/tasks/{id}?handler=close", ("version", "1"), ("state", "done"), ("outcome", "solved"));
                else await SendAsync($"/tasks/{id}?handler=snooze", ("version", "1"), ("until", due));
                kept[title] = (i % 3 == 0 ? "done" : "snoozed", 2);
            }

            async Task SendAsync(string where, params (string Name, string Value)[] fields)
            {
                using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
                using var said = await client.PostAsync(where, form, Stop);
                said.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            }
        }
        catch (HttpRequestException)
        {
            // The app was killed.
        }
    }
}
