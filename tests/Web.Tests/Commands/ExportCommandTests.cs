using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Retention.DuckDb;

namespace Retention.Web.Tests.Commands;

/// <summary>A workbook holds what the command line prints, and a spreadsheet program agrees with it.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TheProgram program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task The_workbook_of_a_report_holds_its_rows_and_is_valid()
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, "movements.xlsx");
        (await program.RunAsync("export", "movements", "-o", file, "--language", "es")).Code.ShouldBe(0);
        var printed = (await program.RunAsync("report", "movements", "--format", "csv")).Records;
        using var document = SpreadsheetDocument.Open(file, false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description).ShouldBeEmpty();
        Names(document).ShouldBe(["Resumen", "Datos", "Definiciones", "Comprobaciones"]);
        var rows = Rows(document, "Datos");
        rows[0].ShouldBe(printed[0]);
        rows.Count.ShouldBe(printed.Count);
        foreach (var (written, expected) in rows.Skip(1).Zip(printed.Skip(1)))
        {
            DateOnly.FromDayNumber(new DateOnly(1899, 12, 30).DayNumber + int.Parse(written[0], CultureInfo.InvariantCulture)).ToString("yyyy-MM", CultureInfo.InvariantCulture).ShouldBe(expected[0]);
            written.Skip(1).Select(Rounded).ShouldBe(expected.Skip(1).Select(Rounded));
        }

        Sheet(document, "Datos").DrawingsPart!.ChartParts.Count().ShouldBe(1);
    }

    [Fact]
    public async Task Every_check_is_zero_when_a_spreadsheet_program_works_it_out_again()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/soffice"), "LibreOffice is not installed here: apt-get install libreoffice-calc");
        await LoadAsync();
        var (file, again) = (Path.Combine(program.Folder, "movements.xlsx"), Directory.CreateDirectory(Path.Combine(program.Folder, "again")).FullName);
        (await program.RunAsync("export", "movements", "-o", file)).Code.ShouldBe(0);
        using var office = Process.Start(new ProcessStartInfo("/usr/bin/soffice")
        {
            ArgumentList = { $"-env:UserInstallation=file://{program.Folder.Replace(" ", "%20", StringComparison.Ordinal)}/office", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", again, file },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var document = SpreadsheetDocument.Open(Path.Combine(again, "movements.xlsx"), false);
        var checks = Rows(document, "Checks").Skip(1).ToList();
        checks.Count.ShouldBe(12);
        checks.ShouldAllBe(check => Rounded(check[3]) == 0 && Rounded(check[1]) == Rounded(check[2]));
    }

    [Fact]
    public async Task A_csv_file_has_the_mark_that_Excel_looks_for()
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, "mrr.csv");
        (await program.RunAsync("export", "mrr", "-o", file)).Code.ShouldBe(0);
        (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
    }

    [Theory]
    [InlineData("movements")]
    [InlineData("mrr")]
    public async Task A_parquet_file_holds_the_rows_with_their_types_and_says_what_it_is(string name)
    {
        await LoadAsync();
        var file = Path.Combine(program.Folder, $"{name}.parquet");
        var exported = await program.RunAsync("export", name, "-o", file, "--format", "csv");
        exported.Code.ShouldBe(0);
        var printed = (await program.RunAsync(name == "mrr" ? "metric" : "report", name, "--format", "csv")).Records;
        await using var connection = new DuckDbConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        object? Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }

        Ask($"select count(*) from '{file}'").ShouldBe(printed.Count - 1L);
        exported.Records[1][1].ShouldBe($"{printed.Count - 1}");
        Ask($"select decode(value) from parquet_kv_metadata('{file}') where decode(key) = 'as_of'").ShouldBeOfType<string>().ShouldStartWith("20");
        Ask($"select decode(value) from parquet_kv_metadata('{file}') where decode(key) = 'definition'").ShouldBeOfType<string>().Length.ShouldBeGreaterThan(20);
        if (name == "mrr") Convert.ToDecimal(Ask($"select last(value order by month) from '{file}'"), CultureInfo.InvariantCulture).ShouldBe(decimal.Parse(printed[^1][1], CultureInfo.InvariantCulture), 0.0001m);
    }

    [Fact]
    public async Task What_cannot_be_exported_is_said_and_leaves_no_file()
    {
        await LoadAsync();
        var unknown = await program.RunAsync("export", "mmr", "-o", Path.Combine(program.Folder, "x.xlsx"));
        (unknown.Code, unknown.Error).ShouldBe((2, "retention: There is no metric and no report 'mmr' (did you mean mrr?): `./retention metric` and `./retention report` list them.\n"));
        var form = await program.RunAsync("export", "mrr", "-o", Path.Combine(program.Folder, "x.pdf"));
        (form.Code, form.Error).ShouldBe((2, "retention: export writes .xlsx, .csv and .parquet, and not '.pdf': name the file so with -o.\n"));
        Directory.GetFiles(program.Folder).ShouldBeEmpty();
    }

    private async Task LoadAsync() => (await program.RunAsync("ingest", TheProgram.InClone("data/sample"))).Code.ShouldBe(0);

    private static decimal Rounded(string number) => decimal.Round(decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture), 2, MidpointRounding.AwayFromZero);

    private static IEnumerable<string> Names(SpreadsheetDocument document) => document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!);

    private static WorksheetPart Sheet(SpreadsheetDocument document, string name) =>
        (WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!);

    private static List<string[]> Rows(SpreadsheetDocument document, string name)
    {
        var shared = document.WorkbookPart!.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>().ToList();
        string Text(Cell cell) => cell.DataType?.Value == CellValues.SharedString ? shared![int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)].InnerText : cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "";
        return [.. Sheet(document, name).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(Text).ToArray())];
    }
}
