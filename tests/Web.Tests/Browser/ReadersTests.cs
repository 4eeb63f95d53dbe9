using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>A morning, a quarterly review and an afternoon: what the three readers come for, from the first page to the last line of a file.</summary>
public sealed class ReadersTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task A_CSM_finds_a_customer_by_a_name_without_accents_and_sees_what_it_pays_and_why()
    {
        await using var visitor = await browser.VisitAsync(app, "es-ES");
        await visitor.GoAsync("/");
        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync("Viveros Pena");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/search?**");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Viveros Peña y Cía." }).ClickAsync();
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldContain("Viveros Peña y Cía.");
        (await visitor.Page.Locator("section:has(#movements) tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        (await visitor.Page.Locator("#axis .chart-area").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_executive_sees_the_quarter_beside_a_year_before_in_both_languages_and_themes_and_sends_the_view()
    {
        await using var visitor = await browser.VisitAsync(app, "en-GB");
        await visitor.GoAsync("/");
        await visitor.Page.Locator(".periods a", new() { HasTextString = "Quarter" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/?period=quarter");
        await visitor.Page.Locator(".periods a", new() { HasTextString = "a year before" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/?period=quarter&against=year");
        (await visitor.Page.Locator(".kpi .note").First.InnerTextAsync()).ShouldContain("Q3 2025");
        (await visitor.Page.Locator("#bridge h2").InnerTextAsync()).ShouldStartWith("Q3 2026 gained");
        var value = await Digits(visitor);

        await visitor.Page.Locator("button[name=language]").ClickAsync();
        await visitor.Page.WaitForFunctionAsync("document.documentElement.lang === 'es'");
        (await visitor.Page.Locator("#bridge h2").InnerTextAsync()).ShouldStartWith("T3 2026 sumó");
        (await Digits(visitor)).ShouldBe(value);

        await using var other = await browser.VisitAsync(app, "en-GB", ColorScheme.Dark);
        await other.GoAsync(new Uri(visitor.Page.Url).PathAndQuery);
        (await Digits(other)).ShouldBe(value);
        (await other.Page.Locator("html").GetAttributeAsync("data-bs-theme")).ShouldBe("dark");
    }

    [Fact]
    public async Task An_analyst_goes_from_a_bar_of_a_filtered_quarter_to_the_line_of_a_file_and_every_sum_agrees()
    {
        await using var visitor = await browser.VisitAsync(app, "en-GB");
        await visitor.GoAsync("/revenue?period=quarter&where=segment:small,mid");
        var cell = visitor.Page.Locator("#movements tbody tr").Nth(1).Locator("a[href*='movement=expansion']");
        var amount = await cell.InnerTextAsync();
        await cell.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/revenue/customers?**movement=expansion**period=quarter");
        (await visitor.Page.Locator(".equals .sum").InnerTextAsync()).ShouldBe(amount);
        (await visitor.Page.Locator(".equals .number").InnerTextAsync()).ShouldBe(amount);
        (await visitor.Page.Locator(".equals .band.good").CountAsync()).ShouldBe(1);

        await visitor.Page.Locator("tbody a.who").First.ClickAsync();
        await visitor.Page.Locator("#tabs a", new() { HasTextString = "Data" }).ClickAsync();
        await visitor.Page.Locator("#ledger").WaitForAsync();
        await visitor.Page.Locator("details.source summary").First.ClickAsync();
        (await visitor.Page.Locator("details.source").First.InnerTextAsync()).ShouldContain(".csv");
    }

    private static async Task<string> Digits(Visitor visitor) => string.Concat((await visitor.Page.Locator(".kpi .value").First.InnerTextAsync()).Where(char.IsAsciiDigit));
}
