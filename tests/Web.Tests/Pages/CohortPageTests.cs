using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Tests.Pages;

/// <summary>The cohorts: every cell opens its customers, and their sum and number are the cell's.</summary>
public sealed class CohortPageTests(TheApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Warehouse Warehouse => app.Services.GetRequiredService<Warehouse>();

    [Theory]
    [InlineData("by=month", "")]
    [InlineData("by=quarter&view=calendar&measure=grr", "segment:small,mid")]
    [InlineData("by=segment&measure=nrr", "")]
    [InlineData("by=plan&measure=nrr", "product:Desk")]
    [InlineData("by=csm&measure=grr", "country:ES")]
    public async Task A_cell_is_what_its_customers_add_up_to(string address, string where)
    {
        var asked = System.Web.HttpUtility.ParseQueryString(address);
        var selection = Selection.Where(where);
        var report = (await CohortReport.ReadAsync(Warehouse, selection, new(asked["by"], asked["view"], asked["measure"]), Stop))!;
        using var client = app.Client("en-GB");
        var page = await PageAsync(client, $"/cohorts?{address}&where={Uri.EscapeDataString(where)}");
        var rows = page.QuerySelectorAll("table.heat tbody tr, table.heat tfoot tr").ToList();
        rows.Count.ShouldBe(report.Rows.Count + 1);
        var compared = 0;
        foreach (var (row, shown) in report.Rows.Append(report.All!).Zip(rows))
        {
            var cells = shown.QuerySelectorAll("td[class^='heat-']").ToList();
            cells.Count.ShouldBe(row.Cells.Count);

            // The first, one between and the last of a row, of every third row.
            if (compared++ % 3 != 0) continue;
            foreach (var (cell, td) in ((int[])[0, row.Cells.Count / 2, row.Cells.Count - 1]).Distinct().Select(i => (row.Cells[i], cells[i])))
            {
                if (td.QuerySelector("a")?.GetAttribute("href") is not { } link)
                {
                    row.Kind.ShouldBe("others");
                    continue;
                }

                var list = await PageAsync(client, link);
                list.QuerySelector(".equals .band.good").ShouldNotBeNull($"{link}: the list and the report differ");
                Money(list.QuerySelector(".equals .sum")!.TextContent).ShouldBe(report.Measure == "grr" ? cell.KeptMrr : cell.Mrr, 0.0051m, link);
                Count(list).ShouldBe(cell.Customers, link);
                td.TextContent.Trim().ShouldBe((cell.Of(report.Measure)!.Value * 100m).ToString("N0", CultureInfo.GetCultureInfo("en-GB")), link);
                td.ClassList.Contains("open").ShouldBe(!cell.IsComplete);
            }
        }
    }

    [Fact]
    public async Task What_the_address_asks_in_vain_is_said_and_the_usual_shown()
    {
        using var client = app.Client("en-GB");
        var page = await PageAsync(client, "/cohorts?by=shoe-size&view=weekly");
        page.QuerySelectorAll(".notice.warn").Select(notice => notice.TextContent.Trim()).ShouldBe(
            ["There is no \u201cshoe-size\u201d here. Showing the usual.", "There is no \u201cweekly\u201d here. Showing the usual."], ignoreOrder: true);
        page.QuerySelector("table.heat tbody th")!.TextContent.ShouldBe("Nov 2023");
        (await PageAsync(client, "/cohorts?where=segment:nobody")).QuerySelector("#grid .quiet")!.TextContent.ShouldBe("Nobody is selected.");
        var list = await PageAsync(client, "/revenue/customers?movement=cohort&by=shoe-size&age=-3&view=weekly");
        list.QuerySelectorAll(".notice.warn").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_curves_of_groups_and_their_test_stand_beneath()
    {
        using var client = app.Client("es-ES");
        var page = await PageAsync(client, "/cohorts?by=segment");
        page.QuerySelectorAll("#lives tbody tr").Select(row => row.QuerySelector("th")!.TextContent).ShouldBe(["small", "mid", "large"], ignoreOrder: true);
        page.QuerySelector("#lives .sub")!.TextContent.ShouldContain("log-rank");
        page.DocumentElement.OuterHtml.ShouldNotContain("NaN");
        page.DocumentElement.OuterHtml.ShouldNotContain("\u221e");
    }

    private static async Task<IDocument> PageAsync(HttpClient client, string address) => new HtmlParser().ParseDocument(await client.GetStringAsync(address, Stop));

    private static long Count(IDocument list) => list.QuerySelector(".pager span") is { } pager
        ? long.Parse(pager.TextContent.Split(' ')[^1], NumberStyles.Number, CultureInfo.GetCultureInfo("en-GB")) : 0;

    private static decimal Money(string text) => decimal.Parse(text.Replace("\u20ac", "", StringComparison.Ordinal).Replace('\u2212', '-'), CultureInfo.GetCultureInfo("en-GB"));
}
