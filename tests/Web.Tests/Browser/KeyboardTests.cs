using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>The shortcuts: what each does, that they keep out of fields, and that they can be switched off.</summary>
public sealed class KeyboardTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task Keys_lead_to_the_search_to_pages_through_rows_and_to_the_help()
    {
        await using var visitor = await browser.VisitAsync(app);
        var (page, keys) = (visitor.Page, visitor.Page.Keyboard);
        await visitor.GoAsync("/");
        await keys.PressAsync("g");
        await keys.PressAsync("r");
        await page.WaitForURLAsync("**/revenue");

        await keys.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await visitor.ShouldBeAccessibleAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();

        await keys.PressAsync("/");
        await Assertions.Expect(page.Locator("#find")).ToBeFocusedAsync();
        await keys.TypeAsync("gd?jk/");
        await Assertions.Expect(page.Locator("#find")).ToHaveValueAsync("gd?jk/");
        page.Url.ShouldEndWith("/revenue");

        await visitor.GoAsync("/search?q=sa");
        var rows = page.Locator("main tbody a.who");
        await keys.PressAsync("j");
        await Assertions.Expect(rows.Nth(0)).ToBeFocusedAsync();
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        await Assertions.Expect(rows.Nth(1)).ToBeFocusedAsync();
        var name = await rows.Nth(1).InnerTextAsync();
        await keys.PressAsync("Enter");
        await page.WaitForURLAsync("**/customers/*");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe(name);
    }

    [Fact]
    public async Task They_are_switched_off_where_the_help_lists_them_and_on_again()
    {
        await using var visitor = await browser.VisitAsync(app, "es-ES");
        await visitor.GoAsync("/keyboard");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Desactivar los atajos" }).ClickAsync();
        await visitor.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visitor.Page.Locator("#find")).Not.ToBeFocusedAsync();
        // The button still opens the help: it is no single key.
        await visitor.GoAsync("/data");
        await visitor.Page.Locator("[data-keys-help]").ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Activar los atajos" }).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/data");
        await visitor.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visitor.Page.Locator("#find")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_scripts_the_help_is_a_page()
    {
        await using var visitor = await browser.VisitAsync(app, javaScript: false);
        await visitor.GoAsync("/revenue");
        await visitor.Page.Locator("[data-keys-help]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/keyboard");
        (await visitor.Page.Locator("main kbd").CountAsync()).ShouldBeGreaterThan(10);
    }
}
