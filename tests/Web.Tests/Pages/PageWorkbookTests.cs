using System.Diagnostics;
using System.Globalization;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
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
        using var document = SpreadsheetDocument.Open(await TakeAsync($"{name}", language), false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri}: {error.Description}").ShouldBeEmpty();
        Names(document)[0].ShouldBe(language == "es" ? "Resumen" : "Summary");
        Rows(document, language == "es" ? "Comprobaciones" : "Checks").Count.ShouldBeGreaterThan(1);
        foreach (var sheet in Names(document)) Rows(document, sheet)[0].ShouldAllBe(title => !title.Contains('_'));
    }

    [Fact]
    public async Task Every_check_of_every_page_is_zero_when_a_spreadsheet_program_works_it_out_again()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed here: apt-get install libreoffice-calc");
        var again = folder.CreateSubdirectory("again");
        foreach (var book in PageBook.All) await TakeAsync(book.Name, "en");
        using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice", [$"-env:UserInstallation=file://{folder.FullName}/office", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", again.FullName, .. PageBook.All.Select(book => Path.Combine(folder.FullName, $"{book.Name}.en.xlsx"))])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        foreach (var book in PageBook.All)
        {
            using var document = SpreadsheetDocument.Open(Path.Combine(again.FullName, $"{book.Name}.en.xlsx"), false);
            Rows(document, "Checks").Skip(1).ShouldAllBe(check => Number(check[3]) == 0 && decimal.Round(Number(check[1]), 2) == decimal.Round(Number(check[2]), 2), book.Name);
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
        using var document = SpreadsheetDocument.Open(await TakeAsync($"overview?{asked}", "en"), false);
        var bridge = Rows(document, "Bridge").Skip(1).ToDictionary(row => row[0]);
        var moved = bridge.Values.Where(row => row[0] is not ("opening" or "closing")).Sum(row => Number(row[1]));
        Number(bridge["closing"][1]).ShouldBe(Number(bridge["opening"][1]) + moved, 0.0001m);
        Number(bridge["new"][4]).ShouldBeGreaterThan(0);
        page.Body!.TextContent.ShouldContain(Number(bridge["closing"][1]).ToString("N0", CultureInfo.GetCultureInfo("en-GB")));
        Rows(document, "Movers").Count.ShouldBeGreaterThan(1);
        Rows(document, "Summary").ShouldContain(row => row.Contains("segment:small"));
        document.WorkbookPart!.WorksheetParts.Count(part => part.DrawingsPart is not null).ShouldBe(3);
    }

    [Fact]
    public async Task A_grid_of_cohorts_is_coloured_and_what_an_address_asks_in_vain_is_left_out()
    {
        using var document = SpreadsheetDocument.Open(await TakeAsync("cohorts?by=quarter&view=nonsense&month=2026-13", "en"), false);
        document.WorkbookPart!.WorksheetParts.Count(part => part.Worksheet.Descendants<ColorScale>().Any()).ShouldBe(3);
        Rows(document, "Customers")[1][0].ShouldBe("Q4 2023");
        using var client = app.Client();
        (await client.GetAsync("/workbook/nothing", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
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

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<string> Names(SpreadsheetDocument document) => [.. document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];

    private static List<string[]> Rows(SpreadsheetDocument document, string name)
    {
        var sheet = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);
        var shared = document.WorkbookPart.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().ToList();
        string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString ? shared![int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)].InnerText : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
        return [.. ((WorksheetPart)document.WorkbookPart.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToArray())];
    }
}
