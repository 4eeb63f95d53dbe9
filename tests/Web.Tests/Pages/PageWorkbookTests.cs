using System.Globalization;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Spreadsheet;
using Retention.Web.Exports;

namespace Retention.Web.Tests.Pages;

/// <summary>The workbook of a page holds its figures, is valid, and adds up in a spreadsheet program.</summary>
public sealed class PageWorkbookTests(TheApp app) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("retention-workbooks-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string, string> Books => [.. PageBook.All.SelectMany(book => new[] { (book.Name, "en"), (book.Name, "es") })];

    [Theory]
    [MemberData(nameof(Books))]
    public async Task The_workbook_of_a_page_is_valid_and_in_the_language_of_its_reader(string name, string language)
    {
        using var book = new Xlsx(await TakeAsync(name, language));
        book.ShouldBeValid();
        book.Names[0].ShouldBe(language == "es" ? "Resumen" : "Summary");
        book.Rows(language == "es" ? "Comprobaciones" : "Checks").Count.ShouldBeGreaterThan(1);
        foreach (var sheet in book.Names) book.Rows(sheet)[0].ShouldAllBe(title => !title.Contains('_'));
    }

    [Fact]
    public async Task Every_check_of_every_page_is_zero_when_a_spreadsheet_program_works_it_out_again()
    {
        List<string> files = [];
        foreach (var book in PageBook.All) files.Add(await TakeAsync(book.Name, "en"));
        foreach (var file in await Xlsx.RecalculatedAsync(folder, [.. files]))
        {
            using var again = new Xlsx(file);
            again.ShouldAddUp("Checks");
        }
    }

    [Fact]
    public async Task The_figures_are_those_of_the_page_for_the_same_customers_and_month()
    {
        const string asked = "month=2026-05&where=segment:small";
        using var client = app.Client();
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/?" + asked, TestContext.Current.CancellationToken));
        var link = page.QuerySelector("a[data-workbook]")!.GetAttribute("href")!;
        link.ShouldBe("/workbook/overview?" + asked);
        using var book = new Xlsx(await TakeAsync($"overview?{asked}", "en"));
        var bridge = book.Rows("Bridge").Skip(1).ToDictionary(row => row[0]);
        var moved = bridge.Values.Where(row => row[0] is not ("opening" or "closing")).Sum(row => Xlsx.Number(row[1]));
        Xlsx.Number(bridge["closing"][1]).ShouldBe(Xlsx.Number(bridge["opening"][1]) + moved, 0.0001m);
        Xlsx.Number(bridge["new"][4]).ShouldBeGreaterThan(0);
        page.Body!.TextContent.ShouldContain(Xlsx.Number(bridge["closing"][1]).ToString("N0", CultureInfo.GetCultureInfo("en-GB")));
        book.Rows("Movers").Count.ShouldBeGreaterThan(1);
        book.Rows("Summary").ShouldContain(row => row.Contains("segment:small"));
        book.Charts.ShouldBe(3);
    }

    [Fact]
    public async Task A_grid_of_cohorts_is_coloured_and_what_an_address_asks_in_vain_is_left_out()
    {
        using var book = new Xlsx(await TakeAsync("cohorts?by=quarter&view=nonsense&month=2026-13", "en"));
        book.Document.WorkbookPart!.WorksheetParts.Count(part => part.Worksheet.Descendants<ColorScale>().Any()).ShouldBe(3);
        book.Rows("Customers")[1][0].ShouldBe("Q4 2023");
        using var client = app.Client();
        (await client.GetAsync("/workbook/nothing", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Under_a_filter_there_is_no_sheet_about_everybody()
    {
        using (var all = new Xlsx(await TakeAsync("billing", "en"))) all.Names.ShouldContain("Failed payments");
        using var some = new Xlsx(await TakeAsync("reconciliation?where=segment:small", "en"));
        some.Names.ShouldNotContain("Left out");
    }

    private async Task<string> TakeAsync(string asked, string language)
    {
        using var client = app.Client(language);
        using var response = await client.GetAsync("/workbook/" + asked, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode().Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".xlsx");
        var file = Path.Combine(folder.FullName, $"{asked.Split('?')[0]}.{language}.xlsx");
        await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        return file;
    }
}
