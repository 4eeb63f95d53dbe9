using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>MRR at the end of each month as a line; an open dot where the month is not over.</summary>
public static class MrrFigure
{
    /// <summary>The figure.</summary>
    /// <param name="months">The months, oldest first.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="format">Writes amounts and months.</param>
    /// <param name="words">Names the series.</param>
    /// <param name="of">Whose bars they are, for the links; null for everybody.</param>
    public static Figure Of(IReadOnlyList<MovementMonth> months, string? currency, Format format, Words words, Selection? of = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        var line = new Trace(
            "scatter", words["revenue.mrr"],
            [.. months.Select(month => words.Period(month.Month, of))],
            [.. months.Select(month => (decimal?)month.Closing)],
            [.. months.Select(month => new Point(Hover(month, currency, format, words, of), Links.Customers(month.Month, "closing", of)))])
        {
            Mode = "lines+markers",
            Line = new(Paint.Gain, 2m),
            Marker = new(Paint.Gain) { Size = 6, Symbol = [.. months.Select(month => month.IsComplete ? "circle" : "circle-open")] },
        };
        var high = months.Max(month => month.Closing);
        var low = months.Min(month => month.Closing);
        return new Figure([line], new Layout(MoneyAxis.Of(Math.Min(low, 0), high, currency, format)) { Separators = MoneyAxis.Separators });
    }

    private static string Hover(MovementMonth month, string? currency, Format format, Words words, Selection? of)
    {
        var line = $"{words.Period(month.Month, of)}<br>{format.Money(month.Closing, currency, 2)} · {words.Count("chart.customers", month.Customers)}";
        return month.IsComplete ? line : line + "<br>" + words["chart.not_over"];
    }
}
