using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Movements by month: gains stacked up, losses stacked down, a month that is not over hatched.</summary>
public static class MovementsFigure
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
        List<string> places = [.. months.Select(month => words.Period(month.Month, of))];
        var hatching = Pattern.Of(months.Select(month => month.IsComplete));
        var series =
            from name in MovementMonth.NamesIn(months)
            where months.Any(month => month.Movements[name].Amount != 0)
            select new Trace(
                "bar", words[$"movement.{name}"], places,
                [.. months.Select(month => (decimal?)month.Movements[name].Amount)],
                [.. months.Select(month => new Point(Hover(month, name, currency, format, words, of), Links.Customers(month.Month, name, of)))])
            {
                Marker = new(Paint.Of(name)) { Pattern = hatching },
            };
        // Only drawing: how far up and down the stacks reach, so that the marks of the axis hold them.
        var high = months.Max(month => month.Movements.Values.Sum(one => Math.Max(one.Amount, 0)));
        var low = months.Min(month => month.Movements.Values.Sum(one => Math.Min(one.Amount, 0)));
        return new Figure([.. series], new Layout(MoneyAxis.Of(low, high, currency, format))
        {
            Barmode = "relative", Bargap = 0.35m, Showlegend = true, Separators = MoneyAxis.Separators,
        });
    }

    private static string Hover(MovementMonth month, string name, string? currency, Format format, Words words, Selection? of)
    {
        var sum = month.Movements[name];
        var line = $"{words[$"movement.{name}"]} · {words.Period(month.Month, of)}<br>{format.MoneyChange(sum.Amount, currency, 2)}";
        if (sum.Customers is { } customers) line += " · " + words.Count("chart.customers", customers);
        return month.IsComplete ? line : line + "<br>" + words["chart.not_over"];
    }
}
