using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>The search of the header, with nothing but a keyboard; and without scripts.</summary>
public sealed class SearchByKeyboardTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task Pena_typed_finds_Peña_and_Enter_opens_it()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/");
        var field = visitor.Page.GetByRole(AriaRole.Combobox, new() { Name = "Customer, e-mail, tax id or invoice" });
        await field.FocusAsync();
        await visitor.Page.Keyboard.TypeAsync("Pena");
        var options = visitor.Page.Locator("#found").GetByRole(AriaRole.Option);
        await Assertions.Expect(options.First).ToContainTextAsync("Peña");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(visitor.Page.Locator("[data-say]")).ToContainTextAsync("result");
        await visitor.ShouldBeAccessibleAsync();

        await visitor.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", "found-0");
        var name = await options.First.Locator(".who").InnerTextAsync();

        await visitor.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visitor.Page.Locator("#found")).ToBeHiddenAsync();
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/customers/*");
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe(name);
    }

    [Fact]
    public async Task What_is_found_for_an_earlier_text_never_stays()
    {
        await using var visitor = await browser.VisitAsync(app, width: 360);
        await visitor.GoAsync("/data");
        await visitor.Page.Locator("#find").PressSequentiallyAsync("Pena", new() { Delay = 40 });
        await Assertions.Expect(visitor.Page.Locator("#found").GetByRole(AriaRole.Option).First).ToContainTextAsync("Peña");
        await visitor.ShouldFitAsync();
        await visitor.Page.Locator("#find").PressSequentiallyAsync("zzz", new() { Delay = 40 });
        await Assertions.Expect(visitor.Page.Locator("#found")).ToContainTextAsync("Nothing found for “Penazzz”");
        await Assertions.Expect(visitor.Page.Locator("#found").GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await visitor.Page.Locator("#find").FillAsync("");
        await Assertions.Expect(visitor.Page.Locator("#found")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_scripts_the_field_leads_to_the_page_of_the_search()
    {
        await using var visitor = await browser.VisitAsync(app, "es-ES", javaScript: false);
        await visitor.GoAsync("/");
        await visitor.Page.Locator("#find").FillAsync("pena");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**/search?q=pena");
        (await visitor.Page.Locator("a.who").First.InnerTextAsync()).ShouldContain("Peña");
    }
}
