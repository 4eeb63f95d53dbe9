using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>One customer's MRR at the end of each month, as bars; a month that is not over is hatched.</summary>
public static class StepsFigure
{
    /// <summary>The figure.</summary>
    /// <param name="steps">The months, oldest first.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="format">Writes amounts and months.</param>
    /// <param name="words">Names the series.</param>
    public static Figure Of(IReadOnlyList<CustomerStep> steps, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var bars = new Trace(
            "bar", words["revenue.mrr"],
            [.. steps.Select(step => format.Month(step.Month))],
            [.. steps.Select(step => (decimal?)step.Mrr)],
            [.. steps.Select(step => new Point($"{format.Month(step.Month)}<br>{format.Money(step.Mrr, currency, 2)}", ""))])
        {
            Marker = new(Paint.Gain) { Pattern = Pattern.Of(steps.Select(step => step.IsComplete)) },
        };
        return new Figure([bars], new Layout(MoneyAxis.Of(0, steps.Max(step => step.Mrr), currency, format)) { Bargap = 0.2m, Separators = MoneyAxis.Separators });
    }
}
