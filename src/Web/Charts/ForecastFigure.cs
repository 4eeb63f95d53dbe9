using Retention.Analytics.Lifetimes;
using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>MRR of the months past, and of those ahead with their range.</summary>
public static class ForecastFigure
{
    private const int MonthsShown = 12;

    private static readonly string[] Columns = ["with_new", "existing", "range", "ending", "signed", "error", "covered"];

    /// <summary>The figure.</summary>
    /// <param name="report">The forecast.</param>
    /// <param name="format">Writes amounts and months.</param>
    /// <param name="words">Names the series.</param>
    public static Figure Of(ForecastReport report, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var past = report.History.TakeLast(MonthsShown).ToList();
        List<string> months = [.. past.Select(one => format.Month(one.Month)), .. report.Months.Select(one => format.Month(one.Month))];
        var now = past[^1].Mrr;
        var high = report.Months.Max(one => one.Total.High);
        return new Figure(
            [
                Line(words["revenue.mrr"], new(Paint.Gain, 2m), i => i < past.Count ? past[i].Mrr : null),
                Line(words["forecast.with_new"], new(Paint.OfCurve(0), 2m) { Dash = "dash" }, i => Ahead(i, one => one.Total.Expected)),
                Line(words["forecast.low"], new(Paint.OfCurve(0), 1m) { Dash = "dot" }, i => Ahead(i, one => one.Total.Low)),
                Line(words["forecast.high"], new(Paint.OfCurve(0), 1m) { Dash = "dot" }, i => Ahead(i, one => one.Total.High)),
                Line(words["forecast.existing"], new(Paint.OfCurve(1), 2m) { Dash = "dash" }, i => Ahead(i, one => one.Existing.Expected)),
            ],
            new Layout(MoneyAxis.Of(0, (decimal)Math.Max(high, past.Max(one => one.Mrr)), report.Currency, format)) { Showlegend = true, Separators = MoneyAxis.Separators });

        // The lines ahead begin where the past ends.
        double? Ahead(int i, Func<ForecastMonth, double> of) => i < past.Count - 1 ? null : i == past.Count - 1 ? now : of(report.Months[i - past.Count]);

        Trace Line(string name, Line line, Func<int, double?> at) => new(
            "scatter", name, months, [.. months.Select((_, i) => (decimal?)at(i))],
            [.. months.Select((month, i) => new Point($"{month}<br>{name}: {format.Money((decimal?)at(i), report.Currency)}", ""))])
        {
            Mode = "lines", Line = line,
        };
    }

    /// <summary>What every column means.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(name => new Definition(
            Definition.IdOf($"forecast_{name}"), words[$"forecast.{name}"], words[$"define.forecast.{name}", RevenueHistory.Window, RevenueHistory.Pace, ForecastTrial.Origins],
            "mart.cohort_steps, mart.bridges, core.subscriptions", "docs/decisions/0060-the-forecast-of-mrr-shows-its-own-error.md", null,
            "/metrics#" + (name is "ending" or "signed" ? "forecast_known" : "forecast_cohorts")))];
    }
}
