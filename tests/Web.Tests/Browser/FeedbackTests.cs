namespace Retention.Web.Tests.Browser;

/// <summary>From NPS of a segment to a theme, its comments and the customer who wrote one.</summary>
public sealed class FeedbackTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task NPS_is_filtered_to_a_segment_a_theme_opens_its_comments_and_a_comment_its_customer()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/feedback");
        var small = visitor.Page.Locator("#parts tbody tr", new() { HasText = "small" }).First;
        var (answers, score) = (await small.Locator("td").Nth(0).InnerTextAsync(), await small.Locator("td").Nth(4).InnerTextAsync());
        await visitor.Page.Locator(".filter-form > summary").ClickAsync();
        await visitor.Page.Locator("input[name=segment][value=small]").CheckAsync();
        await visitor.Page.Locator(".filter-form button[type=submit]").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/feedback?*where=segment:small*");
        (await visitor.Page.Locator(".kpi .value").First.InnerTextAsync()).ShouldBe(score);

        // The number opens the answers it is made of.
        await visitor.Page.Locator(".kpi .value").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/feedback/answers?*where=segment:small*");
        (await visitor.Page.Locator(".equals").InnerTextAsync()).ShouldBe($"{answers} answers");
        await visitor.Page.GoBackAsync();

        await visitor.Page.Locator("#themes tbody th a").First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/feedback/themes?*theme=*");
        (await visitor.Page.Locator("#comments tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        var customer = visitor.Page.Locator("#comments tbody a.who").First;
        var name = await customer.InnerTextAsync();
        await customer.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/customers/*");
        (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldContain(name);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task The_MRR_of_the_silent_opens_customers_who_add_up_to_it()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/feedback");
        var silent = visitor.Page.Locator("#voices tbody tr", new() { HasText = "Silent" }).Locator("td").Nth(2);
        var mrr = await silent.InnerTextAsync();
        await silent.Locator("a").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/revenue/customers?*movement=silent*");
        (await visitor.Page.Locator(".equals .sum").InnerTextAsync()).ShouldBe(mrr);
        (await visitor.Page.Locator(".equals .band.good").CountAsync()).ShouldBe(1);
    }
}
