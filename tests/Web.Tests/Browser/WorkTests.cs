using Microsoft.Playwright;
using Retention.Web.Tests.Work;

namespace Retention.Web.Tests.Browser;

/// <summary>What people write themselves, in a browser: without scripts, and accessible once there is something to see.</summary>
[Collection(nameof(OwnSample))]
public sealed class WorkTests(SampleApp app, TheBrowser browser)
{
    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 1280)]
    [InlineData("es-ES", ColorScheme.Dark, 360)]
    public async Task Segment_target_and_commentary_are_kept_without_scripts_and_pages_that_show_them_are_accessible(string language, ColorScheme theme, int width)
    {
        using var ana = new Person(app, language);
        await ana.SendAsync("/targets", ("metric", "mrr"), ("period", "2026-08"), ("value", "1000"));
        await ana.SendAsync("/targets", ("metric", "logo_churn"), ("period", "2026-08"), ("value", "0"));
        await using var plain = await browser.VisitAsync(app, language, theme, width, javaScript: false);
        await plain.GoAsync("/?month=2026-08&where=segment:small");
        await plain.Page.Locator(".segments > summary").ClickAsync();
        await plain.Page.Locator(".segments input[name=name]").FillAsync($"Small {language}");
        await plain.Page.Locator(".segments button[type=submit]").ClickAsync();
        (await plain.Page.Locator(".segments > summary").InnerTextAsync()).ShouldEndWith($"Small {language}");
        await plain.Page.Locator("#commentary summary").ClickAsync();
        await plain.Page.Locator("#commentary-text").FillAsync($"Words of {language}.\n{new string('x', 300)}");
        await plain.Page.Locator("#commentary button[type=submit]").ClickAsync();
        (await plain.Page.Locator("#commentary .written").InnerTextAsync()).ShouldStartWith($"Words of {language}.");
        plain.Page.Url.ShouldContain("/?month=2026-08&where=segment:small");

        await using var visitor = await browser.VisitAsync(app, language, theme, width);
        await visitor.Page.Context.AddCookiesAsync((await plain.Page.Context.CookiesAsync()).Where(cookie => cookie.Name == "reader")
            .Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path }));
        foreach (var path in new[] { "/?month=2026-08", "/?month=2026-08&where=segment:small", "/segments", "/targets", "/commentary?period=2026-08" })
        {
            await visitor.GoAsync(path);
            foreach (var summary in await visitor.Page.Locator(".segments > summary, #commentary summary").AllAsync()) await summary.ClickAsync();
            await visitor.ShouldBeAccessibleAsync();
            await visitor.ShouldFitAsync();
        }
    }
}
