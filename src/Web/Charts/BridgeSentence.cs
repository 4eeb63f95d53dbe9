using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>What a period did to MRR, in words: the title of its bridge.</summary>
public static class BridgeSentence
{
    /// <summary><c>October gained €7,940 a month</c>.</summary>
    public static string Title(ReportMonth month, decimal net, string? currency, Format format, Words words, Selection? of = null)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var name = words.PeriodFirst(month.Month, of);
        var amount = format.Money(Math.Abs(net), currency);
        return net switch
        {
            > 0 => words["bridge.gained", name, amount],
            < 0 => words["bridge.lost", name, amount],
            _ => words["bridge.even", name],
        };
    }

    /// <summary>The days of the bridge, whether the month is over, and where the axis begins when it is not zero.</summary>
    public static string Note(ReportMonth month, IReadOnlyList<BridgeStep> steps, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(month);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var note = words["bridge.note", format.Day(month.FirstMonth), format.Day(month.LastDay)];
        if (!month.IsComplete) note += " " + words["chart.not_over"];
        var floor = BridgeFigure.Axis(BridgeFigure.Shown(steps), currency, format);
        return floor.Range![0] > 0 ? $"{note} {words["chart.axis_from", floor.Ticktext![0]]}" : note;
    }
}
