using Retention.Analytics.Lifetimes;
using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>How long customers stay, by months: the survival of each group, and for all together what the model expects of it.</summary>
public static class LifeFigure
{
    private const int MonthsAhead = 24;

    /// <summary>The figure.</summary>
    /// <param name="lives">The curves and the model.</param>
    /// <param name="format">Writes percentages.</param>
    /// <param name="words">Names the curves.</param>
    public static Figure Of(LifeReport lives, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(lives);
        ArgumentNullException.ThrowIfNull(words);
        var seen = Months(lives);
        var model = lives.Groups.Count == 1 ? lives.Model.Model : null;
        var last = seen + (model is null ? 0 : MonthsAhead);
        List<string> places = [.. Enumerable.Range(0, last + 1).Select(month => $"{month}")];
        var series = lives.Groups.Select((group, i) => Curve(
            Name(group, lives, words), new(Paint.OfCurve(i), 2m), month => month > Seen(group) ? null : (decimal)group.Curve.At(month * LifeReport.DaysInMonth))).ToList();
        if (model is not null)
        {
            var expected = model.Project(last);
            series.Add(Curve(words["lives.expected"], new(Paint.Of("fx"), 2m) { Dash = "dash" }, month => (decimal)expected[month].Survival));
        }

        return new Figure(series, new Layout(Axis(format)) { Showlegend = true, Separators = MoneyAxis.Separators });

        Trace Curve(string name, Line line, Func<int, decimal?> at) => new(
            "scatter", name, places, [.. places.Select((_, month) => at(month))],
            [.. places.Select((_, month) => new Point($"{name}<br>{words["cohorts.age", month]}: {format.Percent(at(month))}", ""))])
        {
            Mode = "lines", Line = line,
        };
    }

    /// <summary>A group by the name people know it by.</summary>
    public static string Name(LifeGroup group, LifeReport lives, Words words)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(lives);
        ArgumentNullException.ThrowIfNull(words);
        return group.Value ?? words[lives.Groups.Count == 1 ? "cohorts.all" : "breakdown.blank"];
    }

    /// <summary>The oldest age in months that anybody has been seen at.</summary>
    public static int Months(LifeReport lives)
    {
        ArgumentNullException.ThrowIfNull(lives);
        return lives.Groups.Max(Seen);
    }

    private static int Seen(LifeGroup group) => (int)(group.Curve.Rows[^1].Time / LifeReport.DaysInMonth);

    private static Axis Axis(Format format)
    {
        decimal[] marks = [0m, 0.25m, 0.5m, 0.75m, 1m];
        return new Axis { Range = [0m, 1m], Tickvals = marks, Ticktext = [.. marks.Select(mark => format.Percent(mark, 0))] };
    }
}
