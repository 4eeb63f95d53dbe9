using System.Globalization;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Spreadsheet;
using Retention.Web.Exports;

namespace Retention.Web.Tests.Pages;

/// <summary>The workbook of a page holds its figures, is valid, and adds up in a spreadsheet program.</summary>
public sealed class PageWorkbookTests(TheApp app) : IDisposable
{
    private readonly TakenWorkbooks taken = new(app);

    public void Dispose() => taken.Dispose();

    [Fact]
    public async Task The_workbook_of_a_customer_holds_what_its_page_shows()
    {
        using var client = app.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/customers/c0000006", TestContext.Current.CancellationToken));
        page.QuerySelector("a[data-workbook]")!.GetAttribute("href").ShouldBe("/workbook/customer?customer=c0000006");
        page.QuerySelector("a[data-send]")!.GetAttribute("href").ShouldBe("/settings/exports?book=customer&address=%3Fcustomer%3Dc0000006#form");
        using var book = new Xlsx(await taken.TakeAsync("customer?customer=c0000006", "en"));
        var figures = book.Rows("Customer").Skip(1).ToDictionary(row => row[0], row => row[^1]);
        page.Body!.TextContent.ShouldContain(Xlsx.Number(figures["MRR"]).ToString("N2", CultureInfo.GetCultureInfo("en-GB")));
        Xlsx.Number(book.Rows("MRR by month")[^1][^1]).ShouldBe(Xlsx.Number(figures["MRR"]), 0.0001m);
        book.Rows("Movements").Skip(1).Sum(row => Xlsx.Number(row[^1])).ShouldBe(Xlsx.Number(figures["MRR"]), 0.0001m);
        book.Rows("Invoices").Count.ShouldBeGreaterThan(3);
        book.Names.ShouldBeSubsetOf(["Summary", "Customer", "At a glance", "Health", "MRR by month", "Movements", "Invoices", "Invoice lines", "Payments", "Answers", "Tickets", "Touches", "People there", "Group", "Use", "Retainer", "MRR ledger", "Tasks", "Notes", "Definitions", "Checks"]);
        foreach (var gone in new[] { "customer?customer=no-such-one", "customer", "health-rows?customer=no-such-one", "customer?customer=c0000006&customer=c0000007" })
        {
            (await client.GetAsync("/workbook/" + gone, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, gone);
        }
    }

    [Theory]
    [InlineData("movement=closing")]
    [InlineData("movement=expansion&month=2026-08&where=segment:mid")]
    [InlineData("movement=past_due&value=over_90")]
    [InlineData("cause=all&month=2026-08")]
    [InlineData("movement=closing&q=an")]
    public async Task The_list_behind_a_number_adds_up_to_it_and_is_not_cut(string asked)
    {
        using var client = app.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/revenue/customers?" + asked, TestContext.Current.CancellationToken));
        using var book = new Xlsx(await taken.TakeAsync("number?" + asked, "en"));
        var rows = book.Rows("Customers").Skip(1).ToList();
        var sum = book.Rows("Checks").Single(check => check[0].Contains("the figure of the page", StringComparison.Ordinal));
        Xlsx.Number(sum[3]).ShouldBe(0);
        if (rows.Count > 0) page.Body!.TextContent.ShouldContain(rows.Count.ToString("N0", CultureInfo.GetCultureInfo("en-GB")));
    }

    [Fact]
    public async Task A_page_of_health_under_a_band_is_that_band_in_the_workbook_too()
    {
        using var book = new Xlsx(await taken.TakeAsync("health?band=amber&where=segment:small&period=quarter", "en"));
        book.Columns("Customers").Where(cell => cell.Title == "Band in force").Select(cell => cell.Text).Distinct().ShouldBe(["Amber"]);
        var said = book.Rows("Summary");
        said.ShouldContain(row => row.Contains("Segment: small"));
        said.ShouldContain(row => row.Contains("Amber"));
        said.ShouldContain(row => row.Contains("Periods"));
        book.Columns("Customers").Where(cell => cell.Title == "Reasons").ShouldAllBe(cell => !cell.Text.Contains('[') && !cell.Text.Contains("days_"));
    }

    [Fact]
    public async Task A_filter_that_cannot_be_followed_makes_no_workbook_of_everybody()
    {
        using var client = app.Client();
        var many = string.Join(',', Enumerable.Range(0, 800).Select(number => $"s{number}"));
        foreach (var where in new[] { "colour:red", $"segment:{many}", string.Join('|', Enumerable.Repeat("segment:small", 200)) })
        {
            ((int)(await client.GetAsync("/workbook/overview?where=" + Uri.EscapeDataString(where), TestContext.Current.CancellationToken)).StatusCode).ShouldBe(400);
        }

        ((int)(await client.GetAsync("/workbook/overview?where=segment:" + new string('x', 100_000), TestContext.Current.CancellationToken)).StatusCode).ShouldBeInRange(400, 431);
        using var some = new Xlsx(await taken.TakeAsync("overview?where=" + Uri.EscapeDataString("segment:" + string.Join(',', Enumerable.Range(0, 30).Select(number => $"s{number}"))), "en"));
        some.ShouldBeValid();
    }

    [Fact]
    public async Task The_figures_are_those_of_the_page_for_the_same_customers_and_month()
    {
        const string asked = "month=2026-05&where=segment:small";
        using var client = app.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/?" + asked, TestContext.Current.CancellationToken));
        var link = page.QuerySelector("a[data-workbook]")!.GetAttribute("href")!;
        link.ShouldBe("/workbook/overview?" + asked);
        using var book = new Xlsx(await taken.TakeAsync($"overview?{asked}", "en"));
        var bridge = book.Rows("Bridge").Skip(1).ToDictionary(row => row[0]);
        var moved = bridge.Values.Where(row => row[0] is not ("Opening MRR" or "Closing MRR")).Sum(row => Xlsx.Number(row[1]));
        Xlsx.Number(bridge["Closing MRR"][1]).ShouldBe(Xlsx.Number(bridge["Opening MRR"][1]) + moved, 0.0001m);
        Xlsx.Number(bridge["New"][4]).ShouldBeGreaterThan(0);
        page.Body!.TextContent.ShouldContain(Xlsx.Number(bridge["Closing MRR"][1]).ToString("N0", CultureInfo.GetCultureInfo("en-GB")));
        book.Rows("Movers").Count.ShouldBeGreaterThan(1);
        book.Rows("Summary").ShouldContain(row => row.Contains("segment:small"));
        book.Charts.ShouldBe(3);
    }

    [Fact]
    public async Task A_grid_of_cohorts_is_coloured_and_what_an_address_asks_in_vain_is_left_out()
    {
        using var book = new Xlsx(await taken.TakeAsync("cohorts?by=quarter&view=nonsense&month=2026-13", "en"));
        book.Document.WorkbookPart!.WorksheetParts.Count(part => part.Worksheet.Descendants<ColorScale>().Any()).ShouldBe(3);
        book.Rows("Customers")[1][0].ShouldBe("Q4 2023");
        using var client = app.Client();
        (await client.GetAsync("/workbook/nothing", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_that_takes_no_filter_says_so_in_its_workbook()
    {
        using var book = new Xlsx(await taken.TakeAsync("reconciliation?where=segment:small", "en"));
        book.Rows("Summary").ShouldContain(row => row.Contains("All customers"));
    }
}
