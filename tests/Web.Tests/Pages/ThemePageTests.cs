using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.VisualBasic.FileIO;

namespace Retention.Web.Tests.Pages;

/// <summary>The page of themes: its numbers lead to their comments, its list leaves whole, and a comment leads to its customer.</summary>
public sealed class ThemePageTests(TheApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("where=segment:small&period=quarter")]
    [InlineData("month=2026-06&sort=mrr")]
    public async Task The_comments_behind_a_theme_are_as_many_as_its_number_on_the_page_and_in_the_file(string view)
    {
        var page = await ReadAsync("/feedback/themes?" + view);
        var rows = page.QuerySelectorAll("#themes table.stacked tbody tr").Where(row => row.QuerySelector("th a") is not null).ToList();
        rows.Count.ShouldBeGreaterThan(2);
        foreach (var row in rows)
        {
            var number = Number(row, "Comments");
            number.ShouldBe(Number(row, "Detractors") + Number(row, "Passives") + Number(row, "Promoters") + Number(row, "Other surveys"));
            Number(row, "Shared").ShouldBe(Math.Min(Number(row, "Detractors"), Number(row, "Passives")));
            var list = await ReadAsync(row.QuerySelector("th a")!.GetAttribute("href")!);
            list.QuerySelectorAll("#comments tbody tr").Length.ShouldBe(Math.Min(number, 50), row.TextContent);
            (await FileAsync(list)).Count.ShouldBe(number, row.TextContent);
        }
    }

    [Fact]
    public async Task A_comment_shows_its_score_and_leads_to_its_customer()
    {
        var page = await ReadAsync("/feedback/themes?theme=price");
        var row = page.QuerySelector("#comments tbody tr")!;
        row.QuerySelector("td.said")!.TextContent.Trim().ShouldNotBeEmpty();
        (await ReadAsync(row.QuerySelector("a.who")!.GetAttribute("href")!)).QuerySelector("h1")!.TextContent.ShouldContain(row.QuerySelector("a.who")!.TextContent);
    }

    [Fact]
    public async Task Sorting_by_MRR_puts_the_largest_first()
    {
        var page = await ReadAsync("/feedback/themes?sort=mrr");
        var amounts = page.QuerySelectorAll("#themes table.stacked tbody:not(.sum) tr").SkipLast(1)
            .Select(row => decimal.Parse(Cell(row, "MRR behind").Replace("€", "", StringComparison.Ordinal), System.Globalization.CultureInfo.GetCultureInfo("en-GB"))).ToList();
        amounts.ShouldBe(amounts.OrderDescending());
        amounts[0].ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("/feedback/themes?theme=colour", "There is no theme “colour”")]
    [InlineData("/feedback/themes?sort=colour", "cannot be sorted by “colour”")]
    [InlineData("/feedback/themes?theme=%3Cscript%3E", "There is no theme “<script>”")]
    [InlineData("/feedback/themes?start=-5", "What comments are about")]
    [InlineData("/feedback/themes?start=999999", "No comments in this window")]
    public async Task What_the_address_asks_for_in_vain_is_said(string address, string why) =>
        (await ReadAsync(address)).QuerySelector("main")!.TextContent.ShouldContain(why);

    private static int Number(IElement row, string column) => int.Parse(Cell(row, column), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    private static string Cell(IElement row, string column) => row.QuerySelectorAll("td").Single(cell => cell.GetAttribute("data-label") == column).TextContent.Trim();

    private async Task<List<string[]>> FileAsync(IDocument list)
    {
        using var client = app.Client("en-GB");
        using var reader = new TextFieldParser(await client.GetStreamAsync(list.QuerySelector("#comments a[data-export]")!.GetAttribute("href")!, Stop)) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        reader.ReadFields()!.ShouldContain("comment");
        List<string[]> rows = [];
        while (reader.ReadFields() is { } fields) rows.Add(fields);
        return rows;
    }

    private async Task<IDocument> ReadAsync(string address)
    {
        using var client = app.Client("en-GB");
        return new HtmlParser().ParseDocument(await client.GetStringAsync(address, Stop));
    }
}
