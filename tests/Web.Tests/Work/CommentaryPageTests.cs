using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Retention.Web.Tests.Work;

/// <summary>A commentary is written on the overview and read there; what cannot be saved is not lost.</summary>
public abstract class CommentaryPageTests(RunningApp app)
{
    [Fact]
    public async Task A_commentary_stands_on_the_overview_of_its_month_as_it_was_typed()
    {
        using var ana = new Person(app);
        var form = (await ana.ReadAsync("/?month=2026-03")).QuerySelector("#commentary form")!;
        Field(form, "period").ShouldBe("2026-03");
        var back = Field(form, "back");
        back.ShouldBe("/?month=2026-03#commentary");
        using var saved = await ana.PostAsync("/commentary", ("period", "2026-03"), ("version", Field(form, "version")), ("back", back), ("text", "Two lines,\r\n<script>alert(1)</script> & a price."));
        saved.Headers.Location!.OriginalString.ShouldBe(back);
        var page = await ana.ReadAsync("/?month=2026-03&where=segment:small");
        page.QuerySelector("#commentary .written")!.TextContent.ShouldBe("Two lines,\n<script>alert(1)</script> & a price.");
        page.QuerySelectorAll("script").ShouldAllBe(script => !script.TextContent.Contains("alert"));
        page.QuerySelector("#commentary .sub")!.TextContent.ShouldContain("1 version");
        (await ana.ReadAsync("/?month=2026-04")).QuerySelector("#commentary .written").ShouldBeNull();
        using var spanish = new Person(app, "es-ES");
        (await spanish.ReadAsync("/?month=2026-03")).QuerySelector("#commentary")!.TextContent.ShouldContain("Comentario de marzo de 2026");
    }

    [Theory]
    [InlineData("en-GB", "2026-05", "Somebody else saved")]
    [InlineData("es-ES", "2026-06", "Otra persona guardó")]
    public async Task The_second_of_two_writers_is_told_and_keeps_his_text(string language, string period, string told)
    {
        using var ana = new Person(app, language);
        using var bo = new Person(app, language);
        (await ana.SendAsync("/commentary", ("period", period), ("version", "0"), ("text", "Ana's words."))).ShouldBeNull();
        var page = (await bo.SendAsync("/commentary", ("period", period), ("version", "0"), ("text", "Bo's words."), ("back", "/#commentary")))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain(told);
        page.QuerySelector("main .written")!.TextContent.ShouldBe("Ana's words.");
        var form = page.QuerySelector("main form")!;
        Text(form).ShouldBe("Bo's words.");
        Field(form, "back").ShouldBe("/#commentary");
        (await bo.SendAsync("/commentary", ("period", period), ("version", Field(form, "version")), ("text", Text(form)))).ShouldBeNull();
        (await bo.ReadAsync($"/commentary?period={period}")).QuerySelectorAll(".versions .written").Select(text => text.TextContent).ShouldBe(["Bo's words.", "Ana's words."]);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_said_and_stays()
    {
        using var ana = new Person(app);
        var page = (await ana.SendAsync("/commentary", ("period", "2026-07"), ("version", "0"), ("text", new string('x', 10_000))))!;
        page.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("10,000 characters long, and at most 4,000");
        Text(page.QuerySelector("main form")!).Length.ShouldBe(10_000);
        (await ana.SendAsync("/commentary", ("period", "soon"), ("version", "x"), ("text", "Words.")))!.QuerySelector("main .notice.warn")!.TextContent.ShouldContain("not a period");
    }

    private static string Field(IElement form, string name) => ((IHtmlInputElement)form.QuerySelector($"input[name={name}]")!).Value;

    private static string Text(IElement form) => ((IHtmlTextAreaElement)form.QuerySelector("textarea")!).Value;
}

[Collection(nameof(OwnSample))]
public sealed class CommentaryPageTestsOnSqlite(SampleApp app) : CommentaryPageTests(app);

[Collection(nameof(OwnSampleOnPostgres))]
public sealed class CommentaryPageTestsOnPostgres(SampleAppOnPostgres app) : CommentaryPageTests(app);
