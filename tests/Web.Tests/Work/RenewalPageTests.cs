using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Work;

/// <summary>What people expect of renewals, and what is kept of it, as they send it by the pages.</summary>
public abstract class RenewalPageTests(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_stands_beside_the_model_and_a_later_one_takes_its_place()
    {
        using var ana = new Person(app);
        var renewal = await AheadAsync(0);
        (await ana.SendAsync(Address(renewal), ("end", Day(renewal)), ("call", "risk"), ("amount", "12.50"), ("reason", "They <b>asked</b> for a discount."))).ShouldBeNull();
        var page = await ana.ReadAsync(Address(renewal));
        Said(page).ShouldBe([("at risk", "They <b>asked</b> for a discount.")]);
        page.QuerySelectorAll(".kpi")[3].TextContent.ShouldContain("12.50");
        using var bo = new Person(app, "es-ES");
        (await bo.SendAsync(Address(renewal), ("end", Day(renewal)), ("call", "risk"), ("amount", "7,25"), ("reason", "Menos."))).ShouldBeNull();
        (await bo.ReadAsync(Address(renewal))).QuerySelectorAll(".kpi")[3].TextContent.ShouldContain("7,25");
        (await ana.SendAsync(Address(renewal), ("end", Day(renewal)), ("call", "leave"), ("amount", ""), ("reason", "Signed elsewhere."))).ShouldBeNull();
        Said(await ana.ReadAsync(Address(renewal))).Select(one => one.Call).ShouldBe(["leaves", "at risk", "at risk"]);
        (await ana.ReadAsync(Address(renewal))).QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe("leave");
        (await AheadAsync(0)).Called.ShouldBe(0m, "the reports count the call in force");
    }

    [Theory]
    [InlineData("maybe", "", "x", "Say whether it renews")]
    [InlineData("risk", "", "x", "not a number")]
    [InlineData("risk", "-1", "x", "not a number")]
    [InlineData("risk", "ten", "x", "not a number")]
    [InlineData("leave", "", "", "Say why")]
    public async Task What_cannot_be_taken_is_said_and_stays_in_the_form(string call, string amount, string reason, string told)
    {
        using var ana = new Person(app);
        var renewal = await AheadAsync(1);
        var page = (await ana.SendAsync(Address(renewal), ("end", Day(renewal)), ("call", call), ("amount", amount), ("reason", reason)))!;
        page.QuerySelector("main .notice.bad")!.TextContent.ShouldContain(told);
        page.QuerySelector("#amount")!.GetAttribute("value").ShouldBe(amount.Length == 0 ? null : amount);
        page.QuerySelector("#reason")!.TextContent.ShouldBe(reason);
        Said(page).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reason_too_long_and_a_day_on_which_no_term_ends_are_refused()
    {
        using var ana = new Person(app);
        var renewal = await AheadAsync(1);
        (await ana.SendAsync(Address(renewal), ("end", Day(renewal)), ("call", "leave"), ("reason", new string('x', 501))))!.QuerySelector("main .notice.bad")!.TextContent.ShouldContain("longer than 500");
        (await ana.PostAsync(Address(renewal), ("end", "2020-01-01"), ("call", "renew"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var client = app.Client();
        ((int)(await client.GetAsync($"/renewals/call?customer={renewal.CustomerId}&end=2020-01-01", Stop)).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task A_snapshot_of_a_day_is_kept_once_with_the_calls_in_force()
    {
        using var ana = new Person(app);
        var renewal = await AheadAsync(2);
        (await ana.SendAsync(Address(renewal), ("end", Day(renewal)), ("call", "renew"), ("amount", ""), ("reason", ""))).ShouldBeNull();
        for (var i = 0; i < 2; i++) (await ana.SendAsync("/renewals/forecasts")).ShouldBeNull();
        var rows = (await ana.ReadAsync("/renewals/forecasts")).QuerySelectorAll(".scroll[aria-labelledby=scores] tbody tr");
        rows.Length.ShouldBe(1);
        var kept = await app.Services.GetRequiredService<Retention.Web.Work.WorkDatabase>().ReadAsync(
            "select call, call_mrr, mrr from renewal_forecasts where customer_id = @customer and term_end = @end", row => (row.GetString(0), row.GetDecimal(1), row.GetDecimal(2)), Stop,
            ("@customer", renewal.CustomerId), ("@end", renewal.TermEnd));
        kept.ShouldBe([("renew", renewal.Mrr, renewal.Mrr)]);
    }

    private static IReadOnlyList<(string Call, string Reason)> Said(IParentNode page) => [.. page.QuerySelectorAll(".scroll[aria-labelledby=said] tbody tr").Select(row => (row.QuerySelectorAll("td")[0].TextContent, row.QuerySelector(".said")!.TextContent))];

    private static string Day(RenewalRow renewal) => renewal.TermEnd.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Address(RenewalRow renewal) => $"/renewals/call?customer={renewal.CustomerId}&end={Day(renewal)}";

    /// <summary>One of the renewals ahead, each of another customer.</summary>
    private async Task<RenewalRow> AheadAsync(int place)
    {
        List<RenewalRow> all = [];
        await RenewalReport.ExportAsync(app.Services.GetRequiredService<Warehouse>(), Selection.Everyone, new(), await app.Services.GetRequiredService<Retention.Web.Work.RenewalCalls>().InForceAsJsonAsync(Stop), row =>
        {
            all.Add(row);
            return Task.CompletedTask;
        }, Stop);
        return all.Where(row => row.Mrr > 0).OrderBy(row => row.CustomerId, StringComparer.Ordinal).ThenBy(row => row.TermEnd).DistinctBy(row => row.CustomerId).ElementAt(place);
    }
}

[Collection(nameof(OwnSample))]
public sealed class RenewalPageTestsOnSqlite(SampleApp app) : RenewalPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class RenewalPageTestsOnPostgres(SampleAppOnPostgres app) : RenewalPageTests(app);
