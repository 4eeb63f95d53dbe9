using System.Globalization;
using Retention.Analytics.Export;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Reviews;
using Retention.Web.Charts;
using Retention.Web.Language;
using Retention.Web.Work;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Exports;

/// <summary>A review as a workbook: a sheet for each of its tables, what was written, definitions, and checks that the reader's program works out again. Of a published review the figures are the frozen ones.</summary>
internal sealed class ReviewWorkbook(Words words, TimeProvider clock)
{
    private static readonly string[] TextColumns = ["review.section", "review.implication"];
    private static readonly string[] RestatedColumns = ["review.section", "review.table", "review.row", "review.figure", "review.was", "review.now"];

    /// <summary>Writes it.</summary>
    public void Write(Stream target, ReviewPaper paper)
    {
        var figures = paper.Figures;
        using var book = new Workbook(target, figures.Currency);
        List<(string Title, ReviewTable Table, SheetWriter Sheet)> written = [];
        foreach (var table in paper.Words.Sections.Select(figures.Section).OfType<ReviewSection>().SelectMany(section => section.Tables)) written.Add((words[$"review.table.{table.Name}"], table, Data(book, table)));
        Said(book, paper);
        var named = figures.Sections.SelectMany(section => section.Tables).Where(table => table.Columns[0].Kind == ReviewKind.Metric).SelectMany(table => table.Rows.Select(row => row[0])).Distinct();
        DefinitionSheet.Write(book, words, named.Select(ReviewView.Of).OfType<Metric>().Select(metric => DefinedWord.Of(metric, words)), figures.Policies);
        Summary(book, paper, Checks(book, written));
        book.Finish(words["workbook.long"]);
    }

    private SheetWriter Data(Workbook book, ReviewTable table)
    {
        var shown = ReviewView.Shown(table, words);
        var sheet = book.Sheet(words[$"review.sheet.{table.Name}"], [.. shown.Select(one => new SheetColumn(ReviewView.Title(one.Column, words), Kind(one.Column.Kind)))], new() { Chart = Chart(table, shown) });
        foreach (var row in table.Rows) sheet.Add([.. shown.Select(one => Cell(table, row, one.Place))]);
        sheet.Dispose();
        return sheet;
    }

    private SheetChart? Chart(ReviewTable table, IReadOnlyList<(int Place, ReviewColumn Column)> shown)
    {
        int[] Places(params string[] names) => [.. shown.Index().Where(one => names.Contains(one.Item.Column.Name)).Select(one => one.Index)];
        var title = words[$"review.table.{table.Name}"];
        return table.Name switch
        {
            _ when table.Rows.Count == 0 => null,
            "months" => new(ChartForm.Stack, title, 0, Places([.. MovementMonth.Names])),
            "forecast" => new(ChartForm.Lines, title, 0, Places("low", "expected", "high")),
            "renewals" => new(ChartForm.Stack, title, 0, Places("mrr")),
            "cohorts" => new(ChartForm.Lines, title, 0, Places("logo_12", "nrr_12")),
            _ => null,
        };
    }

    private object? Cell(ReviewTable table, IReadOnlyList<string?> row, int place)
    {
        var cell = row[place];
        return (table.Columns[place].Kind, cell) switch
        {
            (_, null) => null,
            (ReviewKind.Text or ReviewKind.English or ReviewKind.Spanish, _) => cell,
            (ReviewKind.Word or ReviewKind.Metric, _) => ReviewView.Say(table, row, place, cell, null, new(), words),
            (ReviewKind.Day or ReviewKind.Month, _) => ReviewView.Day(cell),
            (ReviewKind.Figure or ReviewKind.Change, _) => new SheetFigure(ReviewView.Number(cell), table.Place("unit") is >= 0 and var unit ? Unit(row[unit]) : CellKind.Number),
            _ => ReviewView.Number(cell),
        };
    }

    private void Said(Workbook book, ReviewPaper paper)
    {
        using var texts = book.Sheet(words["review.implication"], [.. TextColumns.Select(key => new SheetColumn(words[key], CellKind.Text))], new() { Wraps = true, Widths = [28, 100] });
        foreach (var name in paper.Words.Sections.Where(paper.Words.Texts.ContainsKey)) texts.Add(words[$"review.section.{name}"], paper.Words.Texts[name].Text);
        using var actions = book.Sheet(
            words["review.actions"],
            [new(words["review.section"], CellKind.Text), new(words["review.action"], CellKind.Text), new(words["review.owner"], CellKind.Text), new(words["review.due"], CellKind.Day), new(words["review.state"], CellKind.Text), new(words["review.decided"], CellKind.Text)],
            new() { Wraps = true, Widths = [28, 60, 24, 14, 14, 14] });
        foreach (var one in paper.Words.Actions) actions.Add(words[$"review.section.{one.Section}"], one.Text, one.Owner, one.DueOn, words[$"review.action.{one.State}"], PeriodKey.Name(one.Quarter, words));
        if (paper.Changes.Count == 0) return;
        using var restated = book.Sheet(
            words["review.restated"], [.. RestatedColumns.Select(key => new SheetColumn(words[key], CellKind.Text))], new() { Widths = [28, 40, 30, 20, 24, 24] });
        foreach (var one in paper.Changes) restated.Add(words[$"review.section.{one.Section}"], words[$"review.table.{one.Table}"], one.Row.Replace('\u001f', ' '), one.Column, one.Was, one.Now);
    }

    /// <summary>Sums of the columns of figures, and the bridge, worked out from the cells.</summary>
    private SheetFormula? Checks(Workbook book, IReadOnlyList<(string Title, ReviewTable Table, SheetWriter Sheet)> written)
    {
        var checks = new CheckSheet(book, words);
        foreach (var (title, table, data) in written)
        {
            checks.AddSums(data, $"{title}: ");
            if (table.Name != "bridge" || table.Rows.Count == 0) continue;
            var amounts = data.Reference(1);
            checks.Add($"{title}: {words["workbook.check.bridge"]}", $"SUM({amounts})-INDEX({amounts},ROWS({amounts}))", ReviewView.Number(table.Rows[^1][1]) ?? 0);
        }

        return checks.End();
    }

    private void Summary(Workbook book, ReviewPaper paper, SheetFormula? differences)
    {
        var figures = paper.Figures;
        using var sheet = book.Sheet(words["workbook.summary"], [new("", CellKind.Text), new("", CellKind.Text)], new() { Place = -1, IsTable = false, Widths = [28, 90] });
        sheet.Add(new SheetHeading(words["review.title", PeriodKey.Name(paper.Quarter.Key, words)], IsTitle: true), null);
        sheet.Add(null, null);
        void Say(string key, object? value) => sheet.Add(new SheetHeading(words[key]), value);
        Say("review.state", paper.Mark is { } mark ? words["review.state.published", mark.Version] : words["review.state.draft"]);
        if (paper.Mark is { } published)
        {
            Say("review.published.at", published.At);
            Say("review.publisher", published.Publisher);
            Say("review.hash", published.FiguresHash);
        }

        Say("workbook.as_of", figures.AsOf);
        Say("workbook.currency", figures.Currency);
        Say("review.hash.data", figures.Data.Hash);
        Say("review.hash.policies", figures.PolicyHash);
        if (paper.Changes.Count > 0) Say("review.restated", words.Count("review.restated", paper.Changes.Count));
        if (differences is not null) Say("workbook.differences", differences);
        Say("workbook.written", clock.GetUtcNow().UtcDateTime);
    }

    private static CellKind Kind(ReviewKind kind) => kind switch
    {
        ReviewKind.Money or ReviewKind.MoneyChange => CellKind.Money,
        ReviewKind.Count => CellKind.Whole,
        ReviewKind.Number or ReviewKind.NumberChange or ReviewKind.Figure or ReviewKind.Change => CellKind.Number,
        ReviewKind.Percent => CellKind.Percent,
        ReviewKind.Day => CellKind.Day,
        ReviewKind.Month => CellKind.Month,
        _ => CellKind.Text,
    };

    private static CellKind Unit(string? unit) => unit switch { "money" => CellKind.Money, "percent" => CellKind.Percent, "count" => CellKind.Whole, _ => CellKind.Number };
}
