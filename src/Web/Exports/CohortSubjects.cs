using System.Globalization;
using Retention.Analytics.Export;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>Cohorts as sheets: a grid of each measure, coloured, and the curves of all cohorts together.</summary>
internal static class CohortSubjects
{
    /// <summary>The sheets.</summary>
    public static IEnumerable<WorkbookSubject> Of(CohortReport report, Selection selection, Words words)
    {
        var ages = report.Ages.ToList();
        foreach (var measure in CohortReport.Measures) yield return Grid(report, measure, ages, selection, words);
        if (report.All is not { } all) yield break;
        yield return new(
            words["cohorts.curves"], selection, new Dictionary<string, string>(), [],
            [new(words["workbook.column.age"], CellKind.Text), .. CohortReport.Measures.Select(measure => new SheetColumn(Name(measure, words), CellKind.Percent))],
            Rows(all.Cells.Select(cell => (object?[])[Text(cell.Age), .. CohortReport.Measures.Select(measure => (object?)cell.Of(measure))])),
            new(ChartForm.Lines, words["cohorts.curves"], 0, [1, 2, 3]))
        { Tab = words["workbook.curves"] };
    }

    private static WorkbookSubject Grid(CohortReport report, string measure, IReadOnlyList<int> ages, Selection selection, Words words)
    {
        var view = new CohortView(report, selection, words, new Format());
        return new(
            Name(measure, words), selection, new Dictionary<string, string>(),
            [new(measure, Name(measure, words), words["metrics.unit.Percent"], words["workbook.cohorts"], "mart.cohort_steps")],
            [new(words["workbook.column.start"], CellKind.Text), new("n", CellKind.Whole), .. ages.Select(age => new SheetColumn(Text(age), CellKind.Percent))],
            Rows(report.Rows.Select(row => (object?[])[view.Name(row), row.Cells[0].N, .. ages.Select(age => (object?)row.Cells.FirstOrDefault(cell => cell.Age == age)?.Of(measure))])))
        { Tab = Name(measure, words), HeatFrom = 2 };
    }

    private static string Name(string measure, Words words) => words[$"cohorts.measure.{measure}"];

    private static string Text(int age) => age.ToString(CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<object?[]> Rows(IEnumerable<object?[]> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows) yield return row;
    }
}
