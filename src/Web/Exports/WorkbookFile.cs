using Retention.Analytics.Export;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>Writes a workbook as every export has it: summary, data, definitions, and checks that the reader's program works out again.</summary>
internal sealed class WorkbookFile(Warehouse warehouse, Words words, TimeProvider clock)
{
    /// <summary>What an Excel file is called on the web.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int Summary = -1;

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

        DefinitionSheet.Write(book, words, tables.SelectMany(table => table.Subject.Definitions).DistinctBy(word => word.Name), warehouse.Settings.Policies.Values);
        var checks = new CheckSheet(book, words);
        foreach (var (subject, data) in tables) AddChecks(checks, subject, data, tables.Count == 1 ? "" : $"{subject.Tab}: ");
        WriteSummary(book, content, [.. tables.Select(table => table.Data)], checks.End());
        book.Finish(words["workbook.long"]);
        return tables.Sum(table => table.Data.Rows);
    }

    private string? Currency => warehouse.Settings.Policies["reporting_currency"] is var currency and not "auto" ? currency : null;

    private void AddChecks(CheckSheet checks, WorkbookSubject subject, SheetWriter data, string of)
    {
        checks.AddSums(data, of);
        foreach (var figure in subject.Figures) checks.AddFigure(data, figure, of);
        if (subject.Bridge is not { } bridge || data is not { Rows: > 0, Names.Count: 1 }) return;
        var moves = string.Join(",", Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1).Select(data.Reference));
        var (opening, closing) = (data.Reference(bridge.Opening), data.Reference(bridge.Closing));
        var (moved, way) = ($"SUM({moves})", $"INDEX({closing},ROWS({closing}))-INDEX({opening},1)");
        var moving = Enumerable.Range(bridge.Opening + 1, bridge.Closing - bridge.Opening - 1).Sum(place => data.Sums[place] ?? 0);
        checks.Add(of + words["workbook.check.bridge"], moved, moving, way);
    }

    private void WriteSummary(Workbook book, WorkbookContent content, IReadOnlyList<SheetWriter> tables, SheetFormula? differences)
    {
        using var sheet = book.Sheet(
            words["workbook.summary"], [new("", CellKind.Text), new("", CellKind.Text)], new() { Place = Summary, IsTable = false, Widths = [42, 24] });
        sheet.Add(new SheetHeading(content.Title, IsTitle: true), null);
        sheet.Add(null, null);
        void Say(string key, object? value) => sheet.Add(new SheetHeading(words[key]), value);
        Say("workbook.customers", content.Selection.IsEveryone ? words["filter.all"] : SelectionWords.Say(content.Selection, words));
        if (!content.Selection.IsEveryone) Say("workbook.filter", content.Selection.Text);
        if (content.Selection.Grain != Grain.Month) Say("workbook.period", words[$"period.{content.Selection.Grain.Text()}"]);
        foreach (var (name, value) in content.Asked) sheet.Add(new SheetHeading(name), value);
        Say("workbook.as_of", warehouse.AsOf);
        Say("workbook.currency", Currency);
        var chosen = warehouse.Settings.Policies.Chosen;
        Say("workbook.policies", chosen.Count == 0 ? words["workbook.policies.default"] : string.Join("; ", chosen.Select(one => $"{one.Key} = {one.Value}")));
        Say("workbook.rows", tables.Sum(data => data.Rows));
        foreach (var data in tables.Where(data => data.Names.Count > 1)) Say("workbook.continued", string.Join(", ", data.Names));
        if (book.LongTexts > 0) Say("workbook.cut", words["workbook.cut.note", book.LongTexts, words["workbook.long"]]);
        if (differences is not null) Say("workbook.differences", differences);
        Say("workbook.written", clock.GetUtcNow().UtcDateTime);
    }
}
