using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Retention.Analytics.Export;
using Workbook = Retention.Analytics.Export.Workbook;

namespace Retention.Analytics.Tests.Export;

/// <summary>What is written is what a spreadsheet reads.</summary>
public sealed class WorkbookTests
{
    private static readonly SheetColumn[] TwoColumns = [new("id", CellKind.Text), new("mrr", CellKind.Money)];

    [Fact]
    public void A_workbook_is_valid_and_its_rows_are_a_table()
    {
        using var file = Write(book =>
        {
            var data = book.Sheet("Data", TwoColumns, new() { Chart = new(ChartForm.Lines, "MRR", 0, [1]) });
            data.Add("0017", 12.5m);
            data.Add("b", null);
        });
        using var document = SpreadsheetDocument.Open(file, false);
        Problems(document).ShouldBeEmpty();
        var table = document.WorkbookPart!.WorksheetParts.Single().TableDefinitionParts.Single().Table;
        table.Reference!.Value.ShouldBe("A1:B3");
        table.TableColumns!.Elements<TableColumn>().Select(column => column.Name!.Value).ShouldBe(["id", "mrr"]);
        document.WorkbookPart.WorksheetParts.Single().DrawingsPart!.ChartParts.Count().ShouldBe(1);
        Rows(document, "Data").ShouldBe([["id", "mrr"], ["0017", "12.5"], ["b"]]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd")]
    [InlineData("-2")]
    [InlineData("@sum")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    public void Text_that_could_run_is_text_and_marked_as_such(string text)
    {
        using var file = Write(book => book.Sheet("Data", TwoColumns).Add(text, 1m));
        using var document = SpreadsheetDocument.Open(file, false);
        var cell = Cells(document, "Data").Single(one => one.CellReference == "A2");
        cell.DataType!.Value.ShouldBe(CellValues.InlineString);
        cell.CellFormula.ShouldBeNull();
        var format = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);
        format.QuotePrefix!.Value.ShouldBeTrue();
    }

    [Theory]
    [InlineData("bell \u0007 and null \0", "bell _x0007_ and null _x0000_")]
    [InlineData("_x0041_ as it stands", "_x005F_x0041_ as it stands")]
    [InlineData("a\nb\tc", "a\nb\tc")]
    [InlineData("<b>&amp;</b>", "<b>&amp;</b>")]
    [InlineData("  spaces  ", "  spaces  ")]
    public void Any_text_can_be_written(string text, string kept)
    {
        using var file = Write(book => book.Sheet("Data", TwoColumns).Add(text, 1m));
        using var document = SpreadsheetDocument.Open(file, false);
        Rows(document, "Data")[1][0].ShouldBe(kept);
    }

    [Fact]
    public void Half_a_sign_is_replaced_and_not_lost_with_the_file()
    {
        using var file = Write(book => book.Sheet("Data", TwoColumns).Add("half " + '\uD83D', 1m));
        using var document = SpreadsheetDocument.Open(file, false);
        Rows(document, "Data")[1][0].ShouldBe("half \uFFFD");
    }

    [Theory]
    [InlineData("1899-12-31", "1899-12-31", false)]
    [InlineData("1900-01-01", "1", true)]
    [InlineData("1900-02-28", "59", true)]
    [InlineData("1900-03-01", "61", true)]
    [InlineData("2026-10-31", "46326", true)]
    public void A_day_is_a_real_day_where_a_sheet_knows_it(string day, string kept, bool isNumber)
    {
        using var file = Write(book => book.Sheet("Data", [new("day", CellKind.Day)]).Add(DateOnly.Parse(day, CultureInfo.InvariantCulture)));
        using var document = SpreadsheetDocument.Open(file, false);
        Cells(document, "Data").Last().DataType.ShouldBe(isNumber ? null : CellValues.InlineString);
        Rows(document, "Data")[1][0].ShouldBe(kept);
    }

    [Fact]
    public void Numbers_keep_their_digits_and_what_is_none_is_said_in_words()
    {
        using var file = Write(book => book.Sheet("Data", [new("a", CellKind.Whole), new("b", CellKind.Number), new("c", CellKind.Number), new("d", CellKind.Flag)])
            .Add(1234567890123456789L, double.PositiveInfinity, 0.000000001m, true));
        using var document = SpreadsheetDocument.Open(file, false);
        Rows(document, "Data")[1].ShouldBe(["1234567890123456789", "Infinity", "0.000000001", "1"]);
        Cells(document, "Data").Single(cell => cell.CellReference == "A2").DataType!.Value.ShouldBe(CellValues.InlineString);
    }

    [Fact]
    public void A_number_that_is_missing_or_without_end_spoils_neither_the_file_nor_its_sums()
    {
        SheetWriter? sheet = null;
        using var file = Write(book =>
        {
            sheet = book.Sheet("Data", [new("a", CellKind.Number), new("b", CellKind.Rounded), new("c", CellKind.Money)]);
            sheet.Add(double.NaN, 2.5, 1m);
            sheet.Add(float.NegativeInfinity, 2d, null);
            sheet.Add(1m, DBNull.Value, 2m);
        });
        using var document = SpreadsheetDocument.Open(file, false);
        Problems(document).ShouldBeEmpty();
        Rows(document, "Data").Skip(1).ShouldBe([["NaN", "2.5", "1"], ["-Infinity", "2"], ["1", "2"]]);
        sheet!.Sums.ShouldBe([null, 4.5m, 3m]);
        var cells = Cells(document, "Data").ToDictionary(cell => cell.CellReference!.Value!, cell => cell.StyleIndex!.Value);
        cells["B3"].ShouldNotBe(cells["B2"], "a whole number is shown without decimals");
    }

    [Fact]
    public void An_early_moment_and_a_long_id_stay_what_they_are()
    {
        using var file = Write(book => book.Sheet("Data", [new("at", CellKind.Moment), new("id", CellKind.Text)]).Add(new DateTime(1871, 5, 4), "000123456789012345678"));
        using var document = SpreadsheetDocument.Open(file, false);
        Rows(document, "Data")[1].ShouldBe(["1871-05-04", "000123456789012345678"]);
        Cells(document, "Data").Skip(2).ShouldAllBe(cell => cell.DataType! == CellValues.InlineString);
    }

    [Fact]
    public void A_text_longer_than_a_cell_stands_whole_on_a_sheet_of_its_own()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => i.ToString("0000", CultureInfo.InvariantCulture)));
        using var file = Write(book => book.Sheet("Data", TwoColumns).Add(text, 1m));
        using var document = SpreadsheetDocument.Open(file, false);
        Rows(document, "Data")[1][0].Length.ShouldBe(32_767);
        var parts = Rows(document, "Long").Skip(1).ToList();
        parts.ShouldAllBe(part => part[0] == "Data" && part[1] == "2" && part[2] == "id");
        string.Concat(parts.Select(part => part[4])).ShouldBe(text);
    }

    [Fact]
    public void More_rows_than_a_sheet_holds_go_on_in_the_next()
    {
        SheetWriter? sheet = null;
        using var file = Write(book =>
        {
            sheet = book.Sheet("Data", TwoColumns);
            for (var i = 0; i < 10; i++) sheet.Add($"{i}", 1m);
        }, mostRows: 5);
        using var document = SpreadsheetDocument.Open(file, false);
        sheet!.Names.ShouldBe(["Data", "Data 2", "Data 3"]);
        sheet.Rows.ShouldBe(10);
        sheet.Sums[1].ShouldBe(10);
        sheet.Reference(1).ShouldBe("t_Data[mrr],t_Data_2[mrr],t_Data_3[mrr]");
        sheet.Names.SelectMany(name => Rows(document, name).Skip(1)).Select(row => row[0]).ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
        Problems(document).ShouldBeEmpty();
    }

    [Fact]
    public void Names_that_a_sheet_cannot_have_are_made_so_that_it_can()
    {
        SheetWriter? sheet = null;
        using var file = Write(book =>
        {
            book.Sheet("a/b:c*d?e[f]g\\h and much more than fits", TwoColumns).Add("x", 1m);
            book.Sheet("A b c d e f g h and much more than what fits", TwoColumns).Add("x", 1m);
            book.Sheet("History", TwoColumns).Add("x", 1m);
            sheet = book.Sheet("", [new("same", CellKind.Text), new("Same", CellKind.Text), new("", CellKind.Text), new("[x]", CellKind.Number)]);
            sheet.Add("x", "y", "z", 1m);
        });
        using var document = SpreadsheetDocument.Open(file, false);
        Names(document).ShouldBe(["a b c d e f g h and much more t", "A b c d e f g h and much more 2", "History_", "_"]);
        sheet!.Columns.Select(column => column.Title).ShouldBe(["same", "Same 2", "column 3", "[x]"]);
        sheet.Reference(3).ShouldBe("t_['[x']]");
        Problems(document).ShouldBeEmpty();
    }

    [Fact]
    public void A_sheet_without_rows_is_still_a_table()
    {
        using var file = Write(book => book.Sheet("Data", TwoColumns));
        using var document = SpreadsheetDocument.Open(file, false);
        document.WorkbookPart!.WorksheetParts.Single().TableDefinitionParts.Single().Table.Reference!.Value.ShouldBe("A1:B2");
    }

    private static IEnumerable<string> Problems(SpreadsheetDocument document) => new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365)
        .Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Part?.Uri} {error.Path?.XPath} {error.Description}");

    private static MemoryStream Write(Action<Workbook> write, int mostRows = SheetWriter.MostRows)
    {
        var file = new MemoryStream();
        using (var book = new Workbook(file, "EUR", mostRows))
        {
            write(book);
            book.Finish("Long");
        }

        file.Position = 0;
        return file;
    }

    private static IEnumerable<string> Names(SpreadsheetDocument document) => document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!);

    private static IEnumerable<Cell> Cells(SpreadsheetDocument document, string name)
    {
        var id = document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name).Id!.Value!;
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet.Descendants<Cell>();
    }

    private static List<string[]> Rows(SpreadsheetDocument document, string name) =>
        [.. Cells(document, name).GroupBy(cell => cell.Parent).Select(row => row.Select(cell => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "").ToArray())];
}
