using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Security.Auditing;
using Retention.Web.Tests.Security;
using Retention.Web.Work;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Tests.Api;

/// <summary>Webhooks: signed, told once, in the order of a customer, and kept while a receiver is slow, wrong or gone.</summary>
public sealed class WebhookTests(WebhookApp app) : IClassFixture<WebhookApp>, IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private WebhookDesk Desk => app.Services.GetRequiredService<WebhookDesk>();

    private WorkDatabase Work => app.Services.GetRequiredService<WorkDatabase>();

    public async ValueTask InitializeAsync()
    {
        app.Clock.Offset = TimeSpan.Zero;
        foreach (var hook in await Desk.AllAsync(Stop)) await Desk.ActAsync("remove", hook.Id, Stop);
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_message_is_signed_over_moment_and_body()
    {
        using var receiver = new Receiver();
        var secret = await MakeAsync(receiver.Address);
        await AddAsync("load.done", null);
        await RoundAsync();
        var (signature, name, body) = receiver.Taken.ShouldHaveSingleItem();
        name.ShouldBe("load.done");
        var parts = signature.Split(',').ToDictionary(part => part.Split('=')[0], part => part.Split('=')[1]);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{body}"));
        parts["v1"].ShouldBe(Convert.ToHexStringLower(expected));
        long.Parse(parts["t"], CultureInfo.InvariantCulture).ShouldBeInRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60, DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60);
        JsonDocument.Parse(body).RootElement.GetProperty("event").GetString().ShouldBe("load.done");
        (await StateAsync()).ShouldBe(["sent 1 204"]);
        (await Work.ReadAsync("select secret from webhooks", row => row.GetString(0), Stop)).ShouldAllBe(kept => !kept.Contains(secret, StringComparison.Ordinal));
        var told = string.Concat((await app.Services.GetRequiredService<AuditLog>().ReadAsync(new() { Find = "webhooks" }, 0, 1000, Stop)).Entries.Select(one => one.Change));
        told.ShouldContain(receiver.Address);
        told.ShouldContain("\"secret\":[null,\"•\"]");
    }

    [Theory]
    [InlineData(500, "500 Internal Server Error")]
    [InlineData(404, "404 Not Found")]
    [InlineData(302, "302 Found")]
    public async Task A_receiver_that_answers_wrongly_is_tried_again_after_a_growing_pause(int status, string failure)
    {
        using var receiver = new Receiver { Answers = _ => Task.FromResult(status) };
        await MakeAsync(receiver.Address);
        await AddAsync("load.done", null);
        await RoundAsync();
        await RoundAsync();
        receiver.Taken.Count.ShouldBe(1, "not again at once");
        (await Desk.LatestAsync(Stop))[0].Failure.ShouldBe(failure);
        receiver.Answers = _ => Task.FromResult(200);
        app.Clock.Offset = TimeSpan.FromMinutes(1);
        await RoundAsync();
        (await StateAsync()).ShouldBe(["sent 2 200"]);
        (await Desk.AllAsync(Stop)).Single().FailingSince.ShouldBeNull();
    }

    [Fact]
    public async Task A_slow_receiver_is_not_waited_for_and_holds_up_no_other()
    {
        using var slow = new Receiver { Answers = async _ => { await Task.Delay(TimeSpan.FromSeconds(30)); return 200; } };
        using var quick = new Receiver();
        await MakeAsync(slow.Address);
        await MakeAsync(quick.Address);
        for (var i = 0; i < 5; i++) await AddAsync("load.done", null);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await RoundAsync();
        watch.Elapsed.TotalSeconds.ShouldBeLessThan(8);
        (slow.Taken.Count, quick.Taken.Count).ShouldBe((1, 5));
        (await Desk.LatestAsync(Stop)).Select(one => one.Failure).OfType<string>().ShouldHaveSingleItem().ShouldContain("No answer within");
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/")]
    [InlineData("http://no-such-host.invalid/hook")]
    public async Task A_receiver_that_is_gone_keeps_its_messages_and_is_turned_off_after_days(string address)
    {
        await MakeAsync(address);
        await AddAsync("load.done", null);
        for (var day = 0; day <= 5; day++)
        {
            app.Clock.Offset = TimeSpan.FromDays(day);
            if (day > 0) await AddAsync("load.done", null);
            await RoundAsync();
        }

        var hook = (await Desk.AllAsync(Stop)).Single();
        hook.OffBecause.ShouldBe("failing");
        (await StateAsync()).ShouldAllBe(one => one.StartsWith("waiting") || one.StartsWith("given_up"));
        using var admin = await app.EnterAsync(Role.Administrator);
        var page = await admin.ReadAsync("/settings/webhooks");
        page.QuerySelector("main .notice.bad")!.TextContent.ShouldContain(address);
        page.QuerySelectorAll("button[value=resend]").Length.ShouldBe(6);
    }

    [Fact]
    public async Task Messages_of_a_customer_keep_their_order_and_others_do_not_wait()
    {
        var isBroken = true;
        using var receiver = new Receiver();
        receiver.Answers = body => Task.FromResult(isBroken && body.Contains("\"c1\"", StringComparison.Ordinal) ? 503 : 200);
        await MakeAsync(receiver.Address);
        await AddAsync("band.changed", "c1", 1);
        await AddAsync("band.changed", "c1", 2);
        await AddAsync("band.changed", "c2", 3);
        await RoundAsync();
        await RoundAsync();
        Numbers(receiver).ShouldBe([1, 3], "the second of c1 waits for its first, and c2 for nobody");
        isBroken = false;
        app.Clock.Offset = TimeSpan.FromMinutes(2);
        await RoundAsync();
        Numbers(receiver).ShouldBe([1, 3, 1, 2]);
    }

    [Fact]
    public async Task What_runs_leave_behind_is_told_once_even_after_a_stop_in_between()
    {
        using var receiver = new Receiver();
        await MakeAsync(receiver.Address);
        var warehouse = app.Services.GetRequiredService<Warehouse>();
        var customers = app.Books.Keys.Take(3).ToList();
        await warehouse.WriteAsync("a test", async (connection, stop) =>
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"""
                insert into ops.runs (run_id, kind, started_at, finished_at, status) select nextval('ops.run_ids'), 'load', now()::timestamp, now()::timestamp, 'done';
                insert into ops.runs (run_id, kind, started_at, finished_at, status) select nextval('ops.run_ids'), 'refresh', now()::timestamp, now()::timestamp, 'failed';
                insert into ops.check_results select max(run_id), 'bridge_balances', 'The bridge balances', 3, null from ops.runs;
                insert into ops.health_runs select nextval('ops.health_ids')::integer, * exclude (run_id) from ops.health_runs where run_id = (select max(run_id) from ops.health_runs where kind = 'live');
                insert into ops.health_scores select (select max(run_id) from ops.health_runs), * exclude (run_id) replace (if(customer_id in ('{string.Join("', '", customers)}'), if(band = 'red', 'green', 'red'), band) as band)
                    from ops.health_scores where run_id = (select max(run_id) from ops.health_runs where kind = 'live' and run_id < (select max(run_id) from ops.health_runs));
                """;
            await command.ExecuteNonQueryAsync(stop);
            return true;
        }, Stop);
        await new WebhookScout(Work, warehouse, app.Clock).LookAsync(Stop);
        await new WebhookScout(Work, warehouse, app.Clock).LookAsync(Stop);
        await RoundAsync();
        var events = receiver.Taken.Select(one => JsonDocument.Parse(one.Body).RootElement).ToList();
        events.Count(one => one.GetProperty("event").GetString() == "load.done").ShouldBe(1);
        events.Single(one => one.GetProperty("event").GetString() == "check.failed").GetProperty("data").GetProperty("checks")[0].GetProperty("rows").GetInt32().ShouldBe(3);
        var bands = events.Where(one => one.GetProperty("event").GetString() == "band.changed").ToList();
        bands.ShouldAllBe(one => customers.Contains(one.GetProperty("customer_id").GetString()!));
        bands.ShouldAllBe(one => one.GetProperty("data").GetProperty("band").GetString() != one.GetProperty("data").GetProperty("band_before").GetString());
        events.Select(one => one.GetProperty("id").GetString()).Distinct().Count().ShouldBe(events.Count);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://localhost/", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("http://[::ffff:10.0.0.1]/", false)]
    [InlineData("http://10.1.2.3/", false)]
    [InlineData("http://169.254.169.254/latest/meta-data/", false)]
    [InlineData("http://192.168.1.1/", false)]
    [InlineData("http://[fd00::1]/", false)]
    [InlineData("http://0.0.0.0/", false)]
    [InlineData("http://2130706433/", false)]
    [InlineData("https://hooks.example.com/a", true)]
    [InlineData("https://93.184.216.34/a", true)]
    public void No_webhook_leads_inside_the_house(string address, bool may) => new WebhookGate(new("none")).MayName(address).ShouldBe(may);

    [Fact]
    public void Nor_does_a_name_that_leads_there() => new WebhookGate(new("none")).MayReach(IPAddress.Parse("100.64.0.1")).ShouldBeFalse();

    [Theory]
    [InlineData("ftp://example.com/", "address")]
    [InlineData("file:///etc/passwd", "address")]
    [InlineData("https://me:secret@example.com/", "address")]
    [InlineData("example.com", "address")]
    [InlineData("javascript:alert(1)", "address")]
    public async Task Only_http_and_https_without_a_password_are_taken(string address, string why) =>
        (await Desk.MakeAsync(new(address, ["load.done"]), Member.Nobody, Stop)).ShouldBe((null, why));

    [Fact]
    public async Task An_administrator_makes_one_sees_its_secret_once_tries_it_and_sends_again()
    {
        using var receiver = new Receiver();
        using var admin = await app.EnterAsync(Role.Administrator);
        var made = await admin.ShownAsync("/settings/webhooks", "/settings/webhooks", ("address", receiver.Address), ("events", "load.done"), ("events", "band.changed"));
        var secret = made.QuerySelector(".once input")!.GetAttribute("value")!;
        (await admin.ReadAsync("/settings/webhooks")).Body!.InnerHtml.ShouldNotContain(secret);
        var id = (await Desk.AllAsync(Stop)).Single().Id.ToString(CultureInfo.InvariantCulture);
        using (await admin.SendAsync("/settings/webhooks", "/settings/webhooks?handler=Act", ("act", "ping"), ("id", id))) await RoundAsync();
        receiver.Taken.ShouldHaveSingleItem().Event.ShouldBe("ping");
        var delivery = (await Desk.LatestAsync(Stop)).Single().Id.ToString(CultureInfo.InvariantCulture);
        using (await admin.SendAsync("/settings/webhooks", "/settings/webhooks?handler=Act", ("act", "resend"), ("id", delivery))) await RoundAsync();
        receiver.Taken.Count.ShouldBe(2);
    }

    private static IEnumerable<int> Numbers(Receiver receiver) => receiver.Taken.Select(one => JsonDocument.Parse(one.Body).RootElement.GetProperty("data").GetProperty("n").GetInt32());

    private async Task<string> MakeAsync(string address) => (await Desk.MakeAsync(new(address, [.. WebhookEvents.All]), Member.Nobody, Stop)).Secret.ShouldNotBeNull();

    private async Task AddAsync(string name, string? customer, int number = 0)
    {
        await using var db = await Work.OpenAsync(Stop);
        foreach (var hook in await Desk.AllAsync(Stop)) db.Add(WebhookDesk.Delivery(hook.Id, new(name, $"{name} {Guid.NewGuid():n}", customer, app.Clock.GetUtcNow().UtcDateTime, $$"""{"n":{{number}}}"""), app.Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(Stop);
    }

    private Task RoundAsync() => app.Services.GetRequiredService<WebhookOutbox>().SendDueAsync(app.Services.GetRequiredService<WebhookSender>().SendAsync, Stop);

    private async Task<IEnumerable<string>> StateAsync() => (await Desk.LatestAsync(Stop)).Select(one => $"{one.State} {one.Attempts} {one.Status}".TrimEnd());
}

/// <summary>The real app that asks for sign-in, whose webhooks may lead to this machine; the tests do their rounds themselves.</summary>
public sealed class WebhookApp : SignedApp
{
    /// <inheritdoc/>
    protected override ServeOptions Adjust(ServeOptions options) => options with { PrivateWebhooks = true, WebhookPatience = TimeSpan.FromSeconds(4), SendWebhooks = false };
}
