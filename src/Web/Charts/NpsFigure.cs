using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>NPS by period between the ends of its 95 % interval.</summary>
public static class NpsFigure
{
    private const decimal Step = 20m;

    /// <summary>The figure; a period under five answers is a gap.</summary>
    /// <param name="nps">The metric, with its interval.</param>
    /// <param name="of">Which customers, by which periods.</param>
    /// <param name="format">Writes scores.</param>
    /// <param name="words">Names the lines.</param>
    public static Figure Of(MetricSeries nps, Selection of, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(nps);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        List<string> places = [.. nps.Rows.Select(row => words.Period(row.Month, of))];
        var (low, high) = (nps.Rows.Select(row => nps.Also(row, "low")).ToList(), nps.Rows.Select(row => nps.Also(row, "high")).ToList());
        var bottom = Math.Floor((low.Min() ?? 0m) / Step) * Step;
        var top = Math.Max(bottom + Step, Math.Ceiling((high.Max() ?? 0m) / Step) * Step);
        List<decimal> marks = [.. Enumerable.Range(0, 1 + (int)((top - bottom) / Step)).Select(i => bottom + (i * Step))];
        return new Figure(
            [
                Curve(words["feedback.high"], high, new(Paint.Balance, 1m) { Dash = "dash" }),
                Curve(words["feedback.nps"], [.. nps.Rows.Select(row => row.Value)], new(Paint.Gain, 2m)),
                Curve(words["feedback.low"], low, new(Paint.Balance, 1m) { Dash = "dash" }),
            ],
            new Layout(new Axis { Range = [bottom, top], Tickvals = marks, Ticktext = [.. marks.Select(mark => format.Number(mark))], Zeroline = bottom < 0 && top > 0 })
            {
                Showlegend = true, Separators = MoneyAxis.Separators,
            });

        Trace Curve(string name, IReadOnlyList<decimal?> values, Line line) => new(
            "scatter", name, places, values,
            [.. nps.Rows.Select((row, i) => new Point(Hover(row, i), Links.Answers(row.Month, "nps", "all", of)))])
        {
            Mode = "lines", Line = line,
        };

        string Hover(MetricRow row, int i) => row.Value is null
            ? $"{places[i]}<br>{words["feedback.none.short"]}"
            : $"{places[i]}<br>{words["feedback.nps"]} {format.Number(row.Value, 1)} ({format.Number(low[i], 1)} … {format.Number(high[i], 1)})<br>n {format.Number(row.N)}";
    }
}
