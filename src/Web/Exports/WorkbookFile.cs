using System.Globalization;
using Retention.Analytics.Export;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>Writes a workbook as every export has it: summary, data, definitions, and checks that the reader's program works out again.</summary>
internal sealed class WorkbookFile(Warehouse warehouse, Words words, TimeProvider clock)
{
    private static readonly string[] DefinitionColumns = ["name", "label", "unit", "definition", "source"];

    private const int Summary = -1;
    private const int Behind = 1;

    // Sums of many doubles differ in their last digits from those of decimals.
    private const int CheckedDecimals = 2;

    /// <summary>Writes it.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many rows of data were written.</returns>
    public async Task<long> WriteAsync(Stream target, WorkbookSubject subject, CancellationToken cancel)
    {
        using var book = new Workbook(target, Currency);
        using var data = book.Sheet(words["workbook.data"], subject.Columns, new() { Chart = subject.Chart });
        await foreach (var row in subject.Rows.WithCancellation(cancel)) data.Add(row);
        WriteDefinitions(book, subject);
        var checks = WriteChecks(book, subject, data);
        WriteSummary(book, subject, data, checks);
        book.Finish(words["workbook.long"]);
        return data.Rows;
    }

    private string? Currency => warehouse.Settings.Policies["reporting_currency"] is var currency and not "auto" ? currency : null;

    private void WriteDefinitions(Workbook book, WorkbookSubject subject)
    {
        using var sheet = book.Sheet(
            words["workbook.definitions"],
            [.. DefinitionColumns.Select(name => new SheetColumn(words[$"workbook.column.{name}"], CellKind.Text))],
            new() { Place = Behind, Wraps = true, Widths = [24, 28, 16, 80, 40] });
        foreach (var word in subject.Definitions) sheet.Add(word.Name, word.Label, word.Unit, word.Definition, word.Source);
        foreach (var (name, value) in warehouse.Settings.Policies.Values) sheet.Add(name, words["workbook.policy"], null, value, null);
    }

    /// <summary>The sum of each column of numbers, worked out from the cells, beside the one that was added up while they were written.</summary>
    private SheetWriter WriteChecks(Workbook book, WorkbookSubject subject, SheetWriter data)
    {
        var sheet = book.Sheet(
            words["workbook.checks"],
            [new(words["workbook.column.check"], CellKind.Text), new(words["workbook.column.here"], CellKind.Number), new(words["workbook.column.there"], CellKind.Number), new(words["workbook.column.difference"], CellKind.Number)],
            new() { Place = Behind, Widths = [60, 22, 22, 16] });
        foreach (var (place, column) in data.Columns.Index())
        {
            if (data.Rows == 0 || data.Sums[place] is not { } sum) continue;
            var added = $"SUM({data.Reference(place)})";
            var difference = string.Create(CultureInfo.InvariantCulture, $"ROUND({added}-({sum}),{CheckedDecimals})");
            sheet.Add(words["workbook.check.sum", column.Title], new SheetFormula(added, sum), sum, new SheetFormula(difference, 0));
        }

        if (subject.Bridge is { } bridge && data is { Rows: > 0, Names.Count: 1 })
        {
            var moves = string.Join(",", Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1).Select(data.Reference));
            var (opening, closing) = (data.Reference(bridge.Opening), data.Reference(bridge.Closing));
            var (moved, way) = ($"SUM({moves})", $"INDEX({closing},ROWS({closing}))-INDEX({opening},1)");
            var sum = Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1).Sum(place => data.Sums[place] ?? 0);
            sheet.Add(words["workbook.check.bridge"], new SheetFormula(moved, sum), new SheetFormula(way, sum), new SheetFormula(string.Create(CultureInfo.InvariantCulture, $"ROUND({moved}-({way}),{CheckedDecimals})"), 0));
        }

        sheet.Dispose();
        return sheet;
    }

    private void WriteSummary(Workbook book, WorkbookSubject subject, SheetWriter data, SheetWriter checks)
    {
        using var sheet = book.Sheet(
            words["workbook.summary"], [new("", CellKind.Text), new("", CellKind.Text)], new() { Place = Summary, IsTable = false, Widths = [28, 70] });
        sheet.Add(new SheetHeading(subject.Title, IsTitle: true), null);
        sheet.Add(null, null);
        void Say(string key, object? value) => sheet.Add(new SheetHeading(words[key]), value);
        Say("workbook.customers", subject.Selection.IsEveryone ? words["filter.all"] : subject.Selection.Text);
        foreach (var (name, value) in subject.Asked) sheet.Add(new SheetHeading(name), value);
        Say("workbook.as_of", warehouse.AsOf);
        Say("workbook.currency", Currency);
        var chosen = warehouse.Settings.Policies.Chosen;
        Say("workbook.policies", chosen.Count == 0 ? words["workbook.policies.default"] : string.Join("; ", chosen.Select(one => $"{one.Key} = {one.Value}")));
        Say("workbook.rows", data.Rows);
        if (data.Names.Count > 1) Say("workbook.continued", string.Join(", ", data.Names));
        if (book.LongTexts > 0) Say("workbook.cut", words["workbook.cut.note", book.LongTexts, words["workbook.long"]]);
        if (checks.Rows > 0) Say("workbook.differences", new SheetFormula($"SUMPRODUCT(ABS({checks.Reference(3)}))", 0));
        Say("workbook.written", clock.GetUtcNow().UtcDateTime);
    }
}
