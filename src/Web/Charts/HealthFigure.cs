using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>How many customers have which chance of leaving, by band.</summary>
public static class HealthFigure
{
    private static readonly (string Band, string Colour)[] Stack = [("red", Paint.Loss), ("amber", Paint.Of("contraction")), ("green", Paint.Gain)];

    /// <summary>The figure: a bar for each range of chances, the safest first.</summary>
    /// <param name="steps">Customers by chance.</param>
    /// <param name="format">Writes numbers.</param>
    /// <param name="words">Names the bands.</param>
    public static Figure Of(IReadOnlyList<HealthStep> steps, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        List<string> places = [.. steps.Select(step => Name(step, format))];
        return new Figure(
            [.. Stack.Select(one => new Trace(
                "bar", words[$"health.band.{one.Band}"], places, [.. steps.Select(step => (decimal?)Count(step, one.Band))],
                [.. steps.Select(step => new Point($"{Name(step, format)}<br>{words[$"health.band.{one.Band}"]}: {format.Number(Count(step, one.Band))}", ""))])
            {
                Marker = new(one.Colour),
            })],
            new Layout(MoneyAxis.OfCounts(steps.Max(step => step.Customers), format)) { Barmode = "relative", Showlegend = true, Separators = MoneyAxis.Separators });
    }

    /// <summary>From and to of a step.</summary>
    public static string Name(HealthStep step, Format format)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(format);
        return $"{format.Hundredths(step.Low)}–{format.Percent(step.High, 0)}";
    }

    private static long Count(HealthStep step, string band) => band switch { "red" => step.Red, "amber" => step.Amber, _ => step.Green };
}
