using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Retention.Analytics.Metrics;

namespace Retention.Web.Tests.Pages;

/// <summary>Every number says what it is: the button opens a definition of the page, and the definition leads to the query.</summary>
public sealed class DefinitionTests(TheApp app)
{
    [Theory]
    [InlineData("/", 20)]
    [InlineData("/revenue", 20)]
    [InlineData("/revenue?by=plan", 20)]
    [InlineData("/economics", 30)]
    [InlineData("/feedback", 20)]
    [InlineData("/feedback/themes", 8)]
    [InlineData("/revenue/customers?movement=silent", 1)]
    [InlineData("/health", 10)]
    [InlineData("/tasks", 4)]
    [InlineData("/health/proof", 15)]
    [InlineData("/renewals", 12)]
    [InlineData("/renewals/forecasts", 5)]
    [InlineData("/growth", 6)]
    [InlineData("/growth/upsell", 3)]
    [InlineData("/growth/products", 4)]
    [InlineData("/growth/annual", 7)]
    [InlineData("/billing", 20)]
    [InlineData("/billing/receivables", 15)]
    [InlineData("/billing/retainers", 12)]
    [InlineData("/billing/reminders", 5)]
    [InlineData("/revenue/customers?movement=recovered", 1)]
    [InlineData("/revenue/customers?movement=payers&value=slow", 1)]
    [InlineData("/revenue/customers?movement=paused", 1)]
    [InlineData("/revenue/customers?movement=lost", 1)]
    [InlineData("/revenue/customers?cause=all", 1)]
    [InlineData("/revenue/reconciliation", 8)]
    [InlineData("/review/2026-q3?version=draft", 25)]
    public async Task Each_name_of_a_number_opens_its_definition(string address, int least)
    {
        foreach (var language in new[] { "en", "es" })
        {
            using var client = app.Client(language);
            var page = await ReadAsync(client, address);
            var buttons = page.QuerySelectorAll("button.explain");
            buttons.Length.ShouldBeGreaterThanOrEqualTo(least);
            page.QuerySelectorAll("[id]").Select(one => one.Id).ShouldBeUnique();
            var catalogue = await ReadAsync(client, "/metrics");
            foreach (var button in buttons)
            {
                var definition = page.GetElementById(button.GetAttribute("popovertarget")!).ShouldNotBeNull(button.OuterHtml);
                definition.QuerySelector("p")!.TextContent.Length.ShouldBeGreaterThan(10);
                definition.QuerySelectorAll("dd").Length.ShouldBeGreaterThanOrEqualTo(2);
                var more = definition.QuerySelector(".more a")!.GetAttribute("href")!;
                catalogue.GetElementById(more[(more.IndexOf('#', StringComparison.Ordinal) + 1)..]).ShouldNotBeNull(more);
            }
        }
    }

    [Fact]
    public async Task The_select_of_a_card_is_the_one_that_runs()
    {
        using var client = app.Client();
        var page = await ReadAsync(client, "/");
        page.QuerySelector("#define-logo-churn pre")!.TextContent.ShouldBe(MetricCatalogue.Load().Get("logo_churn").Sql.Trim());
    }

    private static async Task<IDocument> ReadAsync(HttpClient client, string address) =>
        new HtmlParser().ParseDocument(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
}
