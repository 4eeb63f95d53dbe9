namespace Retention.Web.Tests.Browser;

/// <summary>From a month of the recovery to its payments, and on to the customer.</summary>
public sealed class BillingTests(TheApp app, TheBrowser browser)
{
    [Fact]
    public async Task The_recovery_table_drills_to_payments_whose_sum_is_the_cell_and_on_to_the_invoice()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/billing");
        var row = visitor.Page.Locator("#recovery-month-table tbody tr:not(.hatched)").First;
        var (failed, recovered) = (await row.Locator("td").Nth(2).InnerTextAsync(), await row.Locator("td").Nth(3).InnerTextAsync());
        await row.Locator("td a").Nth(2).ClickAsync();
        await visitor.Page.WaitForURLAsync("**/billing/payments?month=*&by=month");
        (await visitor.Page.Locator(".equals .sum").InnerTextAsync()).ShouldBe(failed);
        (await visitor.Page.Locator(".equals b").Nth(1).InnerTextAsync()).ShouldBe(recovered);
        (await visitor.Page.Locator(".equals .band.good").CountAsync()).ShouldBe(1);
        (await visitor.Page.Locator("#payments tbody tr").CountAsync()).ShouldBeGreaterThan(1);

        var invoice = await visitor.Page.Locator("#payments tbody tr td").Nth(1).InnerTextAsync();
        await visitor.Page.Locator("#payments a.who").First.ClickAsync();
        await visitor.Page.Locator("#invoice").WaitForAsync();
        (await visitor.Page.Locator("body").InnerTextAsync()).ShouldContain(invoice);
        await visitor.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task G_and_b_lead_to_billing()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/");
        await visitor.Page.Keyboard.PressAsync("g");
        await visitor.Page.Keyboard.PressAsync("b");
        await visitor.Page.WaitForURLAsync("**/billing");
        (await visitor.Page.Locator("nav.side a[aria-current='page']").InnerTextAsync()).ShouldBe("Billing");
    }
}
