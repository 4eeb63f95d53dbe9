using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Cohorts as curves over age: the average of all, and beside it the largest values of an attribute.</summary>
public static class CohortFigure
{
    private const int MostCurves = 5;

    /// <summary>The curves: of the three measures for rows by start, of one measure for rows by an attribute.</summary>
    /// <param name="view">The cohorts and their words.</param>
    /// <param name="format">Writes percentages.</param>
    /// <param name="words">Names the measures.</param>
    public static Figure Of(CohortView view, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(words);
        var (report, all) = (view.Report, view.Report.All!);
        var curves = Curves(report).ToList();
        List<string> places = [.. all.Cells.Select(cell => $"{cell.Age}")];
        var series = curves.Select((one, i) => new Trace(
            "scatter", one.Row.Kind == "all" && report.IsByStart ? words[$"cohorts.measure.{one.Measure}"] : view.Name(one.Row),
            places, [.. all.Cells.Select(cell => At(one, cell.Age))],
            [.. all.Cells.Select(cell => new Point(Hover(one, cell.Age), ""))])
        {
            Mode = "lines",
            Line = new(one.Row.Kind == "all" && curves.Count > 3 ? Paint.Balance : Paint.OfCurve(i), 2m),
        }).ToList();
        var high = Math.Max(1m, series.SelectMany(one => one.Y).Max() ?? 1m);
        return new Figure(series, new Layout(Axis(high, format)) { Showlegend = true, Separators = MoneyAxis.Separators });

        string Hover((CohortRow Row, string Measure) one, int age) =>
            $"{(one.Row.Kind == "all" ? words[$"cohorts.measure.{one.Measure}"] : view.Name(one.Row))}<br>{words["cohorts.age", age]}: {format.Percent(At(one, age))}";
    }

    private static IEnumerable<(CohortRow Row, string Measure)> Curves(CohortReport report) => report.IsByStart
        ? CohortReport.Measures.Select(measure => (report.All!, measure))
        : report.Rows.Where(row => row.Kind == "value").Take(MostCurves - 1).Append(report.All!).Select(row => (row, report.Measure));

    private static decimal? At((CohortRow Row, string Measure) one, int age) =>
        one.Row.Cells.FirstOrDefault(cell => cell.Age == age && cell.IsComplete)?.Of(one.Measure);

    // Marks every quarter up to the first above the highest curve.
    private static Axis Axis(decimal high, Format format)
    {
        var marks = Enumerable.Range(0, 1 + (int)Math.Ceiling(high * 4m)).Select(i => i / 4m).ToList();
        var shown = marks.Count <= 7 ? marks : [.. marks.Where(mark => mark * 2m % 1m == 0)];
        return new Axis { Range = [0m, marks[^1]], Tickvals = shown, Ticktext = [.. shown.Select(mark => format.Percent(mark, 0))] };
    }
}
