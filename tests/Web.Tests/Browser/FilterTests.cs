namespace Retention.Web.Tests.Browser;

/// <summary>A filter is chosen, obeyed down to the list behind a number, and found again under the same address.</summary>
public sealed class FilterTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task A_filter_is_obeyed_by_the_number_and_by_the_list_behind_it_and_its_address_gives_the_same_view()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/");
        var everybody = await visitor.Page.Locator(".kpi .value").First.InnerTextAsync();
        await visitor.Page.Locator(".filter-form > summary").ClickAsync();
        await visitor.Page.Locator("input[name=segment][value=small]").CheckAsync();
        await visitor.Page.Locator(".filter-form button[type=submit]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/?where=segment:small");
        var value = await visitor.Page.Locator(".kpi .value").First.InnerTextAsync();
        value.ShouldNotBe(everybody);

        await visitor.Page.Locator(".kpi .value").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/revenue/customers?*where=segment:small");
        var sum = await visitor.Page.Locator(".equals .sum").InnerTextAsync();
        sum.ShouldBe(await visitor.Page.Locator(".equals .number").InnerTextAsync());
        sum.ShouldStartWith(value[..4]);

        var address = visitor.Page.Url;
        await using var other = await browser.VisitAsync(app);
        await other.GoAsync(new Uri(address).PathAndQuery);
        (await other.Page.Locator(".equals .sum").InnerTextAsync()).ShouldBe(sum);
        await other.Page.Locator(".chips .chip a").ClickAsync();
        (await other.Page.Locator(".chips .chip").CountAsync()).ShouldBe(0);
    }
}
