using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Retention.Web.Tests.Work;

/// <summary>A filter is saved where it is seen, chosen where it is needed, and kept from those it is not for.</summary>
public abstract class SegmentPageTests(RunningApp app)
{
    [Fact]
    public async Task A_segment_is_saved_from_the_bar_and_chosen_on_another_page()
    {
        using var ana = new Person(app);
        (await ana.ReadAsync("/")).QuerySelector(".segments form").ShouldBeNull("there is nothing to save");
        var form = (await ana.ReadAsync("/?month=2026-09&where=segment:small")).QuerySelector(".segments form")!;
        var (where, back) = (Field(form, "where"), Field(form, "back"));
        (where, back).ShouldBe(("segment:small", "/?month=2026-09&where=segment:small"));
        using var saved = await ana.PostAsync("/segments", ("name", "Small ones"), ("where", where), ("back", back), ("shared", "true"));
        saved.Headers.Location!.OriginalString.ShouldBe(back);
        (saved.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []).ShouldAllBe(cookie => !cookie.StartsWith("reader=", StringComparison.Ordinal));

        var revenue = await ana.ReadAsync("/revenue?month=2026-09&from=2026-01&to=2026-09");
        revenue.QuerySelectorAll(".segments .chip").Single(chip => chip.TextContent == "Small ones").GetAttribute("href").ShouldBe("/revenue?month=2026-09&from=2026-01&to=2026-09&where=segment:small");
        var chosen = await ana.ReadAsync("/revenue?where=segment:small");
        chosen.QuerySelector(".segments summary")!.TextContent.ShouldBe("Segment: Small ones");
        chosen.QuerySelector(".segments .chip[aria-current=true]")!.TextContent.ShouldBe("Small ones");
    }

    [Fact]
    public async Task A_private_segment_is_seen_with_its_cookie_only()
    {
        using var ana = new Person(app);
        using var bo = new Person(app);
        using var saved = await ana.PostAsync("/segments", ("name", "Only Ana"), ("where", "country:ES"), ("back", "//elsewhere.example"));
        saved.Headers.Location!.OriginalString.ShouldBe("/segments");
        var cookie = saved.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("reader=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        var row = await RowAsync(ana, "Only Ana");
        row!.TextContent.ShouldContain("Country: ES");
        row.TextContent.ShouldContain("only this browser");
        (await RowAsync(bo, "Only Ana")).ShouldBeNull();
        (await bo.ReadAsync("/")).Body!.TextContent.ShouldNotContain("Only Ana");

        var id = Field(row.QuerySelector("form")!, "id");
        (await bo.SendAsync("/segments", ("id", id), ("name", "Taken over")))!.QuerySelector(".notice.warn")!.TextContent.ShouldContain("not there any more");
        (await bo.SendAsync("/segments?handler=Delete", ("id", id))).ShouldBeNull();
        (await RowAsync(ana, "Only Ana")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_segment_is_renamed_deleted_and_brought_back()
    {
        using var ana = new Person(app);
        await ana.SendAsync("/segments", ("name", "Before"), ("where", "plan:x|segment:~"), ("shared", "true"));
        var row = (await RowAsync(ana, "Before"))!;
        row.TextContent.ShouldContain("Plan: x; or Segment: not known");
        var id = Field(row.QuerySelector("form")!, "id");
        (await ana.SendAsync("/segments", ("id", id), ("name", "After"))).ShouldBeNull();
        (await RowAsync(ana, "Before")).ShouldBeNull();
        (await ana.SendAsync("/segments?handler=Delete", ("id", id))).ShouldBeNull();
        var page = await ana.ReadAsync("/segments");
        page.QuerySelector("main .notice")!.TextContent.ShouldContain("“After” has been deleted.");
        var undo = page.QuerySelector("main .notice form")!;
        (await ana.SendAsync("/segments", ("id", Field(undo, "id")), ("name", Field(undo, "name")))).ShouldBeNull();
        (await RowAsync(ana, "After")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("", "segment:small", "needs a name")]
    [InlineData("Clash", "segment:mid", "already")]
    [InlineData("Fine", "colour:<script>", "could not be followed")]
    [InlineData("Fine", "", "no filter to save")]
    public async Task What_cannot_be_saved_is_said(string name, string where, string why)
    {
        using var ana = new Person(app);
        await ana.SendAsync("/segments", ("name", "Clash"), ("where", "segment:enterprise"), ("shared", "true"));
        using var bo = new Person(app);
        var page = (await bo.SendAsync("/segments", ("name", name), ("where", where), ("back", "/revenue")))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain(why);
        page.QuerySelectorAll("script").ShouldAllBe(script => !script.TextContent.Contains("alert"));
        if (where == "segment:mid") (Field(page.QuerySelector("main form")!, "name"), Field(page.QuerySelector("main form")!, "back")).ShouldBe((name, "/revenue"));
    }

    [Fact]
    public async Task A_name_of_ten_thousand_characters_is_refused_in_Spanish_and_a_script_is_only_a_name()
    {
        using var ana = new Person(app, "es-ES");
        var page = (await ana.SendAsync("/segments", ("name", new string('x', 10_000)), ("where", "segment:small")))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("El nombre tiene 10");
        (await ana.SendAsync("/segments", ("name", "<script>alert(1)</script>"), ("where", "country:FR"))).ShouldBeNull();
        var overview = await ana.ReadAsync("/");
        overview.QuerySelectorAll("script").ShouldAllBe(script => !script.TextContent.Contains("alert"));
        overview.QuerySelectorAll(".segments .chip").ShouldContain(chip => chip.TextContent == "<script>alert(1)</script>");
        (await RowAsync(ana, "<script>alert(1)</script>")).ShouldNotBeNull();
    }

    private static string Field(IElement form, string name) => ((IHtmlInputElement)form.QuerySelector($"input[name={name}]")!).Value;

    private static async Task<IElement?> RowAsync(Person person, string name) =>
        (await person.ReadAsync("/segments")).QuerySelectorAll("main tbody tr").SingleOrDefault(row => row.QuerySelector("th")!.TextContent.Trim() == name);
}

[Collection(nameof(OwnSample))]
public sealed class SegmentPageTestsOnSqlite(SampleApp app) : SegmentPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class SegmentPageTestsOnPostgres(SampleAppOnPostgres app) : SegmentPageTests(app);
