using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>From a bar to the customers behind it, and on to the line of a file.</summary>
public sealed class DrillTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task A_click_on_a_bar_lists_customers_whose_sum_equals_the_bar()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/");
        await visitor.Page.Mouse.MoveAsync(5, 5);
        var bar = visitor.Page.Locator("#bridge .bars .point path").Nth(1);
        await bar.WaitForAsync();
        // Plotly takes clicks on a layer above the bars, so the pointer goes to the middle of the bar.
        var box = (await bar.BoundingBoxAsync())!;
        await visitor.Page.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await visitor.Page.WaitForURLAsync("**/revenue/customers?month=*&movement=new");
        var sum = await visitor.Page.Locator(".equals .sum").InnerTextAsync();
        sum.ShouldBe(await visitor.Page.Locator(".equals .number").InnerTextAsync());
        (await visitor.Page.Locator(".equals .band.good").CountAsync()).ShouldBe(1);

        await visitor.Page.Locator("tbody a.who").First.ClickAsync();
        await visitor.Page.Locator("#tabs a", new() { HasTextString = "Data" }).ClickAsync();
        await visitor.Page.Locator("#ledger").WaitForAsync();
        var source = visitor.Page.Locator("details.source").First;
        await source.Locator("summary").ClickAsync();
        (await source.Locator("dl.raw dt").CountAsync()).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_chart_is_drawn_before_plotly_is_fetched_and_stays_in_its_place_when_somebody_moves()
    {
        await using var visitor = await browser.VisitAsync(app, width: 1600);
        await visitor.GoAsync("/");
        var drawing = visitor.Page.Locator("#bridge .sketch rect").Nth(1);
        var before = (await drawing.BoundingBoxAsync())!;
        (await visitor.Page.EvaluateAsync<bool>("window.Plotly === undefined")).ShouldBeTrue();

        await visitor.Page.Mouse.MoveAsync(5, 5);
        var bar = visitor.Page.Locator("#bridge .bars .point path").Nth(1);
        await bar.WaitForAsync();
        await drawing.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        var after = (await bar.BoundingBoxAsync())!;
        new[] { after.X - before.X, after.Y - before.Y, after.Width - before.Width, after.Height - before.Height }.ShouldAllBe(moved => Math.Abs(moved) < 3);
    }

    [Fact]
    public async Task Without_scripts_the_table_stands_open_beneath_the_drawing()
    {
        await using var visitor = await browser.VisitAsync(app, javaScript: false);
        await visitor.GoAsync("/");
        (await visitor.Page.Locator("#bridge table").IsVisibleAsync()).ShouldBeTrue();
        (await visitor.Page.Locator("#bridge .sketch rect").First.IsVisibleAsync()).ShouldBeTrue();
        await visitor.Page.Locator("#bridge td.num a").First.ClickAsync();
        (await visitor.Page.Locator(".equals .band.good").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_definition_opens_from_the_keyboard()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/");
        await visitor.Page.Locator(".kpi .explain").First.FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        (await visitor.Page.Locator("#define-mrr").IsVisibleAsync()).ShouldBeTrue();
        await visitor.Page.Keyboard.PressAsync("Escape");
        (await visitor.Page.Locator("#define-mrr").IsVisibleAsync()).ShouldBeFalse();
    }
}
