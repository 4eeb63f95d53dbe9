using System.Globalization;
using Retention.Analytics.Export;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>The sheet of checks: the reader's program works each of them out again from the cells.</summary>
internal sealed class CheckSheet
{
    private const int Difference = 3;

    // Sums of many doubles differ in their last digits from those of decimals.
    private const int Decimals = 2;

    private readonly SheetWriter sheet;
    private readonly Words words;
    private decimal all;

    /// <summary>Begins it.</summary>
    public CheckSheet(Workbook book, Words words)
    {
        this.words = words;
        SheetColumn Number(string key) => new(words[key], CellKind.Number);
        sheet = book.Sheet(
            words["workbook.checks"],
            [new(words["workbook.column.check"], CellKind.Text), Number("workbook.column.here"), Number("workbook.column.there"), Number("workbook.column.difference")],
            new() { Place = DefinitionSheet.Behind, Widths = [80, 22, 22, 16] });
    }

    /// <summary>The sum of each column of numbers beside the one that was added up while they were written.</summary>
    /// <param name="data">The sheet.</param>
    /// <param name="of">What it is called, where there are several; else empty.</param>
    public void AddSums(SheetWriter data, string of)
    {
        foreach (var (place, column) in data.Columns.Index())
        {
            if (data.Rows > 0 && data.Sums[place] is { } sum) Add(of + words["workbook.check.sum", column.Title], $"SUM({data.Reference(place)})", sum);
        }
    }

    /// <summary>What the page says of a list, beside its rows in the sheet.</summary>
    public void AddFigure(SheetWriter data, PageFigure figure, string of)
    {
        var here = figure.IsCount ? data.Rows : data.Sums[figure.Column];
        var (what, formula) = figure.IsCount ? (words["workbook.check.rows"], "COUNTA") : (words["workbook.check.page", data.Columns[figure.Column].Title], "SUM");
        Add(of + what, $"{formula}({data.Reference(figure.Column)})", figure.Value, here: here);
    }

    /// <summary>A check: a formula beside a value, or beside another formula that comes to the same.</summary>
    public void Add(string what, string formula, decimal value, string? beside = null, decimal? here = null)
    {
        var difference = string.Create(CultureInfo.InvariantCulture, $"ROUND({formula}-({beside ?? value.ToString(CultureInfo.InvariantCulture)}),{Decimals})");
        var off = decimal.Round((here ?? value) - value, Decimals);
        all += Math.Abs(off);
        sheet.Add(what, new SheetFormula(formula, here ?? value), beside is null ? value : new SheetFormula(beside, value), new SheetFormula(difference, off));
    }

    /// <summary>Ends it.</summary>
    /// <returns>What all checks together are off by; null where there is none.</returns>
    public SheetFormula? End()
    {
        sheet.Dispose();
        return sheet.Rows == 0 ? null : new($"SUMPRODUCT(ABS({sheet.Reference(Difference)}))", all);
    }
}
