using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Pages;

/// <summary>The pages of billing: every number with a list behind it is the sum of that list, and nothing on them is a made-up number.</summary>
public sealed class BillingPageTests(TheApp app)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    [Theory]
    [InlineData("/billing")]
    [InlineData("/billing?where=segment:small&month=2026-06")]
    [InlineData("/billing?period=quarter")]
    [InlineData("/billing/receivables")]
    [InlineData("/billing/receivables?where=country:ES&month=2026-03")]
    [InlineData("/billing/receivables?period=year&where=plan:desk-team-m-eur")]
    public async Task A_number_is_what_the_list_behind_it_adds_up_to(string address)
    {
        using var client = app.Client("en-GB");
        var page = await PageAsync(client, address);
        var cells = page.QuerySelectorAll("table.t td a").Select(link => (Text: link.TextContent.Trim(), Link: link.GetAttribute("href")!)).DistinctBy(cell => cell.Link).ToList();
        cells.Count.ShouldBeGreaterThan(5);
        foreach (var (_, link) in cells.Where((_, i) => i % 3 == 0 || i < 4))
        {
            var list = await PageAsync(client, link);
            list.QuerySelector(".equals .band.good").ShouldNotBeNull($"{link}: {list.QuerySelector(".equals")?.TextContent}");
            var shown = page.QuerySelectorAll($"table.t td a[href='{link}']").Select(one => one.TextContent.Trim().Split(' ')[0]).ToList();
            shown.ShouldContain(text => text == list.QuerySelector(".equals .sum")!.TextContent, $"{link}: {string.Join(", ", shown)}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("segment:mid,large")]
    public async Task Ageing_adds_up_to_the_receivables_and_bands_to_the_MRR(string where)
    {
        var selection = Selection.Where(where);
        var report = (await ReceivablesReport.ReadAsync(Warehouse, selection, new(), null, Stop))!;
        var parts = report.Ageing.Where(row => row.Class != "total").ToList();
        parts.Sum(row => row.Amount).ShouldBe(Card("receivables"), 0.0000001m);
        parts.Where(row => row.Class != "not_due").Sum(row => row.Amount).ShouldBe(Card("past_due"), 0.0000001m);
        (Card("dso") - Card("best_possible_dso")).ShouldBe(Card("days_delinquent"));
        report.Days.Single(row => row.Month == report.Months.Month.Month).Owed.ShouldBe(Card("receivables"));
        var revenue = (await RevenueReport.ReadAsync(Warehouse, selection, new(), null, Stop))!;
        var bands = report.Bands.Where(row => row.Band != "total").ToList();
        bands.Sum(row => row.Mrr).ShouldBe(revenue.Cards.Single(card => card.Metric.Name == "mrr").Value!.Value, 0.0000001m);
        bands.Sum(row => row.Customers).ShouldBe((long)revenue.Cards.Single(card => card.Metric.Name == "customers").Value!.Value);

        decimal Card(string name) => report.Cards.Single(card => card.Metric.Name == name).Value!.Value;
    }

    [Fact]
    public async Task Recovery_by_month_reason_and_attempt_has_one_total_of_closed_months_and_churn_by_kind_is_all_churn()
    {
        var report = (await BillingReport.ReadAsync(Warehouse, Selection.Everyone, new(), Stop))!;
        var totals = report.Recovery.Values.Select(rows => rows.Single(row => row.Kind == "total")).ToList();
        totals.Distinct().Count().ShouldBe(1);
        foreach (var way in Recovery.Ways)
        {
            var rows = report.Recovery[way].Where(row => row.Kind != "total" && !row.IsOpen && (row.Month is null || row.Month > report.Months.Month.Month.AddMonths(-12))).ToList();
            rows.Sum(row => row.Failed).ShouldBe(totals[0].Failed, 0.0000001m, way);
            rows.Sum(row => row.Recovered).ShouldBe(totals[0].Recovered, 0.0000001m, way);
            rows.Sum(row => row.Invoices).ShouldBe(totals[0].Invoices, way);
        }

        report.Recovery["month"].Count(row => row.IsOpen).ShouldBe(2, "as of 31 October, September and October can still grow");
        var churn = await Warehouse.ReadAsync((connection, _) => Task.FromResult(connection.Scalar<decimal>("select sum(churn)::decimal(38, 8) from mart.bridges where dimension = 'all' and month between $1 and $2", report.Months.From, report.Months.To)), Stop);
        report.Churn.Sum(row => row.Mrr).ShouldBe(churn, 0.000001m);
    }

    [Theory]
    [InlineData("/billing?where=segment:nobody", "nothing failed")]
    [InlineData("/billing/receivables?where=segment:nobody", "no invoice yet")]
    [InlineData("/billing/retainers?where=segment:nobody", "No retainer periods have been loaded")]
    [InlineData("/billing/retainers?month=2023-11", "no retainer with hours ended")]
    [InlineData("/billing/reminders?where=segment:nobody", "Not defined")]
    [InlineData("/billing/reminders?group=colour&start=soon", "cannot be put in groups by")]
    [InlineData("/billing/receivables?band=worst", "no payer band")]
    [InlineData("/billing/payments?by=colour&start=-1", "There is no \u201ccolour\u201d here")]
    [InlineData("/billing/payments?by=reason&value=nothing-such", "Nobody")]
    public async Task What_is_not_defined_says_why_and_no_page_shows_what_is_no_number(string address, string why)
    {
        foreach (var language in new[] { "en-GB", "es-ES" })
        {
            using var client = app.Client(language);
            var page = await PageAsync(client, address);
            if (language == "en-GB") page.Body!.TextContent.ShouldContain(why);
            page.DocumentElement.OuterHtml.ShouldNotContain("NaN");
            page.DocumentElement.OuterHtml.ShouldNotContain("\u221e");
        }
    }

    [Fact]
    public async Task The_list_to_remind_by_names_every_customer_once_and_in_the_group_that_the_page_counts()
    {
        using var client = app.Client("en-GB");
        var page = await PageAsync(client, "/billing/reminders?experiment=sms&where=segment:mid");
        var file = await client.GetStringAsync(page.QuerySelector("a[data-export]")!.GetAttribute("href")!, Stop);
        var lines = file.Trim('\uFEFF', '\n', '\r').Split('\n').Skip(1).Select(line => line.Trim().Split(',')).ToList();
        lines.Select(line => line[0]).ShouldBeUnique();
        lines.Select(line => line[^1]).Distinct().Order().ShouldBe(["a", "b"]);
        var customers = await Warehouse.ReadAsync((connection, _) => Task.FromResult(connection.Scalar<long>("select count(*) from core.customers where segment = 'mid'")), Stop);
        lines.Count.ShouldBe((int)customers);
        var counted = page.QuerySelectorAll("#groups-table tbody tr").Select(row => int.Parse(row.QuerySelector("td")!.TextContent, NumberStyles.Number, English)).ToList();
        counted[0].ShouldBeLessThanOrEqualTo(lines.Count(line => line[^1] == "a"));
        counted[1].ShouldBeLessThanOrEqualTo(lines.Count(line => line[^1] == "b"));
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string address) => new HtmlParser().ParseDocument(await client.GetStringAsync(address, Stop));
}
