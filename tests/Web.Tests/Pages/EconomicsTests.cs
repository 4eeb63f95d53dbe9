using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Pages;

/// <summary>The page of unit economics: its tables add up to its cards, its counts lead to their customers, and nothing on it is a made-up number.</summary>
public sealed class EconomicsTests(TheApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("period=quarter&lag=2")]
    [InlineData("period=ttm&where=acquisition_channel:events,referral")]
    public async Task Channels_add_up_to_the_total_and_each_number_of_new_customers_is_that_of_its_list(string view)
    {
        var page = await ReadAsync("/economics?" + view);
        var rows = page.QuerySelectorAll("#channels tbody tr");
        var total = page.QuerySelector("#channels tfoot tr")!;
        foreach (var column in (int[])[0, 1, 2, 4]) rows.Sum(row => Money(row, column)).ShouldBe(Money(total, column), 0.05m, $"column {column}");
        foreach (var row in rows.Append(total).Where(row => row.QuerySelector("td a") is not null))
        {
            var link = row.QuerySelectorAll("td")[3].QuerySelector("a")!;
            var list = await ReadAsync(link.GetAttribute("href")!);
            list.QuerySelectorAll("table.t tbody tr").Length.ShouldBe(int.Parse(link.TextContent, System.Globalization.CultureInfo.InvariantCulture), row.TextContent);
        }
    }

    [Theory]
    [InlineData("segment")]
    [InlineData("country")]
    [InlineData("csm")]
    [InlineData("acquisition_channel")]
    [InlineData("industry")]
    [InlineData("currency")]
    public async Task The_total_of_a_split_is_what_the_cards_say(string by)
    {
        var report = (await EconomicsReport.ReadAsync(app.Services.GetRequiredService<Warehouse>(), Selection.Everyone, null, by, null, Stop))!;
        var total = report.Worth.Single(row => row.Kind == "total");
        total.Capped.ShouldBe(Card("clv_capped"));
        total.Simple.ShouldBe(Card("clv_simple"));
        total.LtvCac.ShouldBe(Card("ltv_cac"));
        report.Channels.Single(row => row.Kind == "total").Cac.ShouldBe(Card("cac"));
        report.Worth.Where(row => row.Kind != "total").Sum(row => row.Customers).ShouldBe(total.Customers);
        report.Service.Where(row => row.Kind != "total").Sum(row => row.Hours).ShouldBe(report.Service.Single(row => row.Kind == "total").Hours);

        decimal? Card(string name) => report.Cards.Single(card => card.Metric.Name == name).Value;
    }

    [Theory]
    [InlineData("/economics?where=segment:small", "cost is known by channel only")]
    [InlineData("/economics?month=2023-11", "fewer than 6 whole months")]
    [InlineData("/economics?by=colour", "cannot be split by")]
    [InlineData("/economics?lag=7", "is not a lag")]
    [InlineData("/economics?lag=-1", "is not a lag")]
    public async Task What_is_not_defined_says_why_and_no_page_shows_what_is_no_number(string address, string why)
    {
        var text = (await ReadAsync(address)).QuerySelector("main")!.TextContent;
        text.ShouldContain(why);
        foreach (var never in (string[])["NaN", "Infinity", "∞", "E+"]) text.ShouldNotContain(never, Case.Sensitive);
    }

    private static decimal Money(IElement row, int column) =>
        decimal.TryParse(row.QuerySelectorAll("td")[column].TextContent.Replace("€", "", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var amount) ? amount : 0;

    private async Task<IDocument> ReadAsync(string address)
    {
        using var client = app.Client("en-GB");
        return new HtmlParser().ParseDocument(await client.GetStringAsync(address, Stop));
    }
}
