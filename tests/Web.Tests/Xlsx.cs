using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Retention.Web.Tests;

/// <summary>Reads a workbook as a spreadsheet program would.</summary>
internal sealed class Xlsx(string file) : IDisposable
{
    /// <summary>The document itself.</summary>
    public SpreadsheetDocument Document { get; } = SpreadsheetDocument.Open(file, false);

    private WorkbookPart Book => Document.WorkbookPart!;

    /// <summary>Names of its sheets.</summary>
    public IReadOnlyList<string> Names => [.. Book.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!)];

    /// <summary>Cells of a sheet as text, row by row.</summary>
    public List<string[]> Rows(string name)
    {
        var shared = Book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().ToList();
        string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString ? shared![int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)].InnerText : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
        return [.. Part(name).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToArray())];
    }

    /// <summary>Its text cells with what stands above each.</summary>
    public IReadOnlyList<(string Title, string Text)> Columns(string name)
    {
        static string Letters(Cell cell) => new([.. cell.CellReference!.Value!.TakeWhile(char.IsLetter)]);
        var rows = Part(name).Worksheet.Descendants<Row>().ToList();
        var titles = rows[0].Elements<Cell>().ToDictionary(Letters, cell => cell.InlineString?.InnerText ?? "");
        return [.. rows.Skip(1).SelectMany(row => row.Elements<Cell>()).Where(cell => cell.InlineString is not null).Select(cell => (titles.GetValueOrDefault(Letters(cell), ""), cell.InlineString!.InnerText))];
    }

    /// <summary>What openpyxl reads: of each sheet its table, and the types of its first row.</summary>
    public static async Task<string> ReadByPythonAsync(string file)
    {
        const string program = """
            import sys, openpyxl
            for sheet in openpyxl.load_workbook(sys.argv[1]):
                first = next(sheet.iter_rows(min_row=2, max_row=2), [])
                print(sheet.title + "/" + ",".join(sheet.tables) + ":", *[type(cell.value).__name__ for cell in first])
            """;
        async Task<(int Code, string Text)> RunAsync(params string[] given)
        {
            using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", given) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await python.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (python.ExitCode, text);
        }

        Assert.SkipUnless(File.Exists("/usr/bin/python3") && (await RunAsync("-c", "import openpyxl")).Code == 0, "openpyxl is not installed here: apt-get install python3-openpyxl");
        return (await RunAsync("-c", program, file)).Text;
    }

    /// <summary>The part of a sheet.</summary>
    public WorksheetPart Part(string name) => (WorksheetPart)Book.GetPartById(Book.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!);

    /// <summary>How many sheets have a chart.</summary>
    public int Charts => Book.WorksheetParts.Count(part => part.DrawingsPart is not null);

    /// <summary>How many tables it has.</summary>
    public int Tables => Book.WorksheetParts.Sum(part => part.TableDefinitionParts.Count());

    /// <summary>A number as a cell has it.</summary>
    public static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The validator of the format finds nothing.</summary>
    public void ShouldBeValid() =>
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(Document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();

    /// <summary>Every check is 0, and what is set beside what is the same to the cent.</summary>
    public void ShouldAddUp(string checks)
    {
        var rows = Rows(checks).Skip(1).ToList();
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(check => Number(check[3]) == 0 && Cents(check[1]) == Cents(check[2]));
    }

    public void Dispose() => Document.Dispose();

    /// <summary>What LibreOffice makes of workbooks: each worked out again and saved anew.</summary>
    public static async Task<IReadOnlyList<string>> RecalculatedAsync(DirectoryInfo folder, params string[] files)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed here: apt-get install libreoffice-calc");
        var again = folder.CreateSubdirectory("again");
        using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice", [$"-env:UserInstallation=file://{folder.FullName.Replace(" ", "%20", StringComparison.Ordinal)}/office", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", again.FullName, .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        return [.. files.Select(file => Path.Combine(again.FullName, Path.GetFileName(file)))];
    }

    private static decimal Cents(string text) => decimal.Round(Number(text), 2, MidpointRounding.AwayFromZero);
}
