using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Retention.Web.Tests.Work;

/// <summary>A target is set on its page and seen on the card of its month, for everybody and for nobody's filter.</summary>
public abstract class TargetPageTests(RunningApp app)
{
    [Theory]
    [InlineData("en-GB", "1,000.50", "logo_churn", "90", "Target €1,001", "on target", "Target 90.0\u00a0%")]
    [InlineData("es-ES", "1.000,50", "logo_churn", "90", "Objetivo 1.001\u00a0€", "cumplido", "Objetivo 90,0\u00a0%")]
    public async Task A_card_shows_its_target_and_how_far_it_is(string language, string typed, string percent, string share, string shown, string met, string shownShare)
    {
        using var ana = new Person(app, language);
        var overview = await ana.ReadAsync("/");
        var address = overview.QuerySelector("a[href^='/targets?period=']")!.GetAttribute("href")!;
        var period = ((IHtmlInputElement)(await ana.ReadAsync(address)).QuerySelector("input[name=period]")!).Value;
        address.ShouldEndWith(period);
        (await ana.SendAsync("/targets", ("metric", "mrr"), ("period", period), ("value", typed))).ShouldBeNull();
        (await ana.SendAsync("/targets", ("metric", percent), ("period", period), ("value", share))).ShouldBeNull();

        var targets = (await ana.ReadAsync("/")).QuerySelectorAll(".kpi .target");
        targets.Length.ShouldBe(2);
        targets[0].TextContent.ShouldStartWith(shown);
        targets[0].QuerySelector(".up").ShouldNotBeNull();
        targets[0].TextContent.ShouldContain(met);
        targets[1].TextContent.ShouldStartWith(shownShare);
        targets[1].QuerySelector(".up")!.TextContent.ShouldContain("\u2212");
        (await ana.ReadAsync("/revenue")).QuerySelectorAll(".kpi .target").ShouldNotBeEmpty();
        (await ana.ReadAsync("/?where=segment:small")).QuerySelectorAll(".kpi .target").ShouldBeEmpty();
        (await ana.ReadAsync("/?month=2026-02")).QuerySelectorAll(".kpi .target").ShouldBeEmpty();

        foreach (var metric in new[] { "mrr", percent }) (await ana.SendAsync("/targets?handler=Delete", ("metric", metric), ("period", period))).ShouldBeNull();
        (await ana.ReadAsync("/")).QuerySelectorAll(".kpi .target").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_says_each_target_in_the_unit_of_its_metric()
    {
        using var ana = new Person(app);
        await ana.SendAsync("/targets", ("metric", "arr"), ("period", "2031-Q3"), ("value", "1,234.56"));
        await ana.SendAsync("/targets", ("metric", "net_mrr_churn"), ("period", "2031"), ("value", "-1.25"));
        var rows = (await ana.ReadAsync("/targets")).QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        rows.ShouldContain(row => row.Contains("Q3 2031") && row.Contains("€1,234.56"));
        rows.ShouldContain(row => row.Contains("\u22121.25\u00a0%"));
        await ana.SendAsync("/targets?handler=Delete", ("metric", "arr"), ("period", "2031-q3"));
        await ana.SendAsync("/targets?handler=Delete", ("metric", "net_mrr_churn"), ("period", "2031"));
    }

    [Theory]
    [InlineData("en-GB", "mrr", "2026-09", "abc", "That is not a number: write it as 1,234.5")]
    [InlineData("es-ES", "mrr", "2026-09", "1.5", "Eso no es un número: escríbalo como 1.234,5")]
    [InlineData("en-GB", "<script>", "2026-09", "1", "There is no such metric")]
    [InlineData("es-ES", "nada", "2026-09", "1", "Esa métrica no existe")]
    [InlineData("en-GB", "mrr", "<script>alert(1)</script>", "1", "That is not a period")]
    public async Task What_is_no_target_is_said_and_stays_in_the_form(string language, string metric, string period, string value, string why)
    {
        using var ana = new Person(app, language);
        var page = (await ana.SendAsync("/targets", ("metric", metric), ("period", period), ("value", value)))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain(why);
        ((IHtmlInputElement)page.QuerySelector("input[name=value]")!).Value.ShouldBe(value);
        ((IHtmlInputElement)page.QuerySelector("input[name=period]")!).Value.ShouldBe(period);
        page.QuerySelectorAll("script").ShouldAllBe(script => !script.TextContent.Contains("alert"));
    }
}

[Collection(nameof(OwnSample))]
public sealed class TargetPageTestsOnSqlite(SampleApp app) : TargetPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class TargetPageTestsOnPostgres(SampleAppOnPostgres app) : TargetPageTests(app);
