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

    /// <summary>Writes one table.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many rows of data were written.</returns>
    public Task<long> WriteAsync(Stream target, WorkbookSubject subject, CancellationToken cancel) => WriteAsync(target, WorkbookContent.Of(subject), cancel);

    /// <summary>Writes several tables, a sheet each.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many rows of data were written.</returns>
    public async Task<long> WriteAsync(Stream target, WorkbookContent content, CancellationToken cancel)
    {
        using var book = new Workbook(target, Currency);
        List<(WorkbookSubject Subject, SheetWriter Data)> tables = [];
        await foreach (var subject in content.Subjects.WithCancellation(cancel))
        {
            var data = book.Sheet(subject.Tab ?? words["workbook.data"], subject.Columns, new() { Chart = subject.Chart, HeatFrom = subject.HeatFrom });
            await foreach (var row in subject.Rows.WithCancellation(cancel)) data.Add(row);
            data.Dispose();
            tables.Add((subject, data));
        }

        WriteDefinitions(book, tables.SelectMany(table => table.Subject.Definitions).DistinctBy(word => word.Name));
        var checks = WriteChecks(book, tables);
        WriteSummary(book, content, [.. tables.Select(table => table.Data)], checks);
        book.Finish(words["workbook.long"]);
        return tables.Sum(table => table.Data.Rows);
    }

    private string? Currency => warehouse.Settings.Policies["reporting_currency"] is var currency and not "auto" ? currency : null;

    private void WriteDefinitions(Workbook book, IEnumerable<DefinedWord> definitions)
    {
        using var sheet = book.Sheet(
            words["workbook.definitions"],
            [.. DefinitionColumns.Select(name => new SheetColumn(words[$"workbook.column.{name}"], CellKind.Text))],
            new() { Place = Behind, Wraps = true, Widths = [24, 28, 16, 80, 40] });
        foreach (var word in definitions) sheet.Add(word.Name, word.Label, word.Unit, word.Definition, word.Source);
        foreach (var (name, value) in warehouse.Settings.Policies.Values) sheet.Add(name, words["workbook.policy"], null, value, null);
    }

    /// <summary>The sum of each column of numbers, worked out from the cells, beside the one that was added up while they were written.</summary>
    private SheetWriter WriteChecks(Workbook book, List<(WorkbookSubject Subject, SheetWriter Data)> tables)
    {
        var sheet = book.Sheet(
            words["workbook.checks"],
            [new(words["workbook.column.check"], CellKind.Text), new(words["workbook.column.here"], CellKind.Number), new(words["workbook.column.there"], CellKind.Number), new(words["workbook.column.difference"], CellKind.Number)],
            new() { Place = Behind, Widths = [60, 22, 22, 16] });
        foreach (var (subject, data) in tables) AddChecks(sheet, subject, data, tables.Count == 1 ? "" : $"{subject.Tab}: ");
        sheet.Dispose();
        return sheet;
    }

    private void AddChecks(SheetWriter sheet, WorkbookSubject subject, SheetWriter data, string of)
    {
        foreach (var (place, column) in data.Columns.Index())
        {
            if (data.Rows == 0 || data.Sums[place] is not { } sum) continue;
            var added = $"SUM({data.Reference(place)})";
            var difference = string.Create(CultureInfo.InvariantCulture, $"ROUND({added}-({sum}),{CheckedDecimals})");
            sheet.Add(of + words["workbook.check.sum", column.Title], new SheetFormula(added, sum), sum, new SheetFormula(difference, 0));
        }

        if (subject.Bridge is not { } bridge || data is not { Rows: > 0, Names.Count: 1 }) return;
        var moves = string.Join(",", Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1).Select(data.Reference));
        var (opening, closing) = (data.Reference(bridge.Opening), data.Reference(bridge.Closing));
        var (moved, way) = ($"SUM({moves})", $"INDEX({closing},ROWS({closing}))-INDEX({opening},1)");
        var moving = Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1).Sum(place => data.Sums[place] ?? 0);
        sheet.Add(of + words["workbook.check.bridge"], new SheetFormula(moved, moving), new SheetFormula(way, moving), new SheetFormula(string.Create(CultureInfo.InvariantCulture, $"ROUND({moved}-({way}),{CheckedDecimals})"), 0));
    }

    private void WriteSummary(Workbook book, WorkbookContent content, IReadOnlyList<SheetWriter> tables, SheetWriter checks)
    {
        using var sheet = book.Sheet(
            words["workbook.summary"], [new("", CellKind.Text), new("", CellKind.Text)], new() { Place = Summary, IsTable = false, Widths = [28, 70] });
        sheet.Add(new SheetHeading(content.Title, IsTitle: true), null);
        sheet.Add(null, null);
        void Say(string key, object? value) => sheet.Add(new SheetHeading(words[key]), value);
        Say("workbook.customers", content.Selection.IsEveryone ? words["filter.all"] : content.Selection.Text);
        foreach (var (name, value) in content.Asked) sheet.Add(new SheetHeading(name), value);
        Say("workbook.as_of", warehouse.AsOf);
        Say("workbook.currency", Currency);
        var chosen = warehouse.Settings.Policies.Chosen;
        Say("workbook.policies", chosen.Count == 0 ? words["workbook.policies.default"] : string.Join("; ", chosen.Select(one => $"{one.Key} = {one.Value}")));
        Say("workbook.rows", tables.Sum(data => data.Rows));
        foreach (var data in tables.Where(data => data.Names.Count > 1)) Say("workbook.continued", string.Join(", ", data.Names));
        if (book.LongTexts > 0) Say("workbook.cut", words["workbook.cut.note", book.LongTexts, words["workbook.long"]]);
        if (checks.Rows > 0) Say("workbook.differences", new SheetFormula($"SUMPRODUCT(ABS({checks.Reference(3)}))", 0));
        Say("workbook.written", clock.GetUtcNow().UtcDateTime);
    }
}
