using Microsoft.Playwright;
using Retention.Web.Tests.Work;

namespace Retention.Web.Tests.Browser;

/// <summary>From the list to the reddest customer, the reasons and the rows behind them, and a band that a person sets.</summary>
[Collection(nameof(OwnSample))]
public sealed class HealthTests(SampleApp app, TheBrowser browser)
{
    [Fact]
    public async Task The_reddest_customer_says_why_in_Spanish_opens_the_rows_and_takes_another_band()
    {
        await using var visitor = await browser.VisitAsync(app, "es-ES");
        await visitor.GoAsync("/health?band=red&sort=health");
        var row = visitor.Page.Locator("#list tbody tr").First;
        (await row.Locator(".tone").InnerTextAsync()).ShouldBe("Rojo");
        var name = await row.Locator("a.who").InnerTextAsync();
        await row.Locator("a.who").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/customers/*");
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe(name);

        // The points lead from the base rate to the score.
        var points = await visitor.Page.Locator("#health table.reasons tbody tr:not(.family) td:nth-child(2)").AllInnerTextsAsync();
        var told = points.Where(text => text.Length > 0).Select(text => decimal.Parse(text.Replace('−', '-'), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.GetCultureInfo("es-ES"))).ToList();
        told[..^1].Sum().ShouldBe(told[^1], 0.051m * told.Count, "each is rounded to a tenth");

        var reason = visitor.Page.Locator("#health table.reasons tbody tr:not(.family) th a").First;
        var said = await reason.InnerTextAsync();
        await reason.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/health/rows?*");
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldContain(name);
        (await visitor.Page.Locator("main").InnerTextAsync()).ShouldContain(said);
        (await visitor.Page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.Page.GoBackAsync();

        await visitor.Page.Locator("#health details", new() { HasText = "Poner otra banda" }).Locator("summary").ClickAsync();
        await visitor.Page.Locator("#override-band").SelectOptionAsync("green");
        await visitor.Page.Locator("#override-reason").FillAsync("Han firmado por otro año; el contrato llega el lunes.");
        await visitor.Page.Locator("#health form[action*=override] button").ClickAsync();
        await visitor.Page.Locator("#health .notice", new() { HasText = "Han firmado" }).WaitForAsync();
        await visitor.ShouldBeAccessibleAsync();

        await visitor.GoAsync("/health?band=green&find=" + Uri.EscapeDataString(name));
        var marked = visitor.Page.Locator("#list tbody tr", new() { HasText = name }).First;
        (await marked.Locator(".tone").InnerTextAsync()).ShouldBe("Verde");
        (await marked.InnerTextAsync()).ShouldContain("puesta por una persona; el modelo dice Rojo");

        await marked.Locator("a.who").ClickAsync();
        await visitor.Page.Locator("#health form[action*=takeBack] button").ClickAsync();
        await Assertions.Expect(visitor.Page.Locator("#health .notice.warn")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_band_without_a_reason_is_refused_and_stays_in_the_form()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/health");
        await visitor.Page.Locator("#list a.who").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/customers/*");
        await visitor.Page.Locator("#health details", new() { HasText = "Set another band" }).Locator("summary").ClickAsync();
        await visitor.Page.Locator("#override-end").EvaluateAsync("field => { field.removeAttribute('max'); field.value = '2030-01-01'; field.form.noValidate = true; }");
        await visitor.Page.Locator("#override-reason").FillAsync("For ever.");
        await visitor.Page.Locator("#health form[action*=override] button").ClickAsync();
        (await visitor.Page.Locator("#health .notice.bad").InnerTextAsync()).ShouldContain("180 days");
        (await visitor.Page.Locator("#override-reason").InputValueAsync()).ShouldBe("For ever.");
    }
}
