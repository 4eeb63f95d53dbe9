using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>The bridge of a month: bars that float where the running total stands. The basic bundle has no waterfall.</summary>
public static class BridgeFigure
{
    // These always stand in the bridge, so that a quiet month looks quiet; the others only when something happened.
    private static readonly HashSet<string> Always = ["opening", "new", "expansion", "contraction", "churn", "closing"];

    /// <summary>The steps worth drawing.</summary>
    public static IReadOnlyList<BridgeStep> Shown(IEnumerable<BridgeStep> steps) =>
        [.. steps.Where(step => step.Amount != 0 || Always.Contains(step.Movement))];

    /// <summary>Where the axis begins: 0, or a round mark below every step when they would be too thin to see from 0.</summary>
    public static Axis Axis(IReadOnlyList<BridgeStep> steps, string? currency, Format format)
    {
        var high = steps.Max(step => step.Bottom + step.Height);
        var low = steps.Min(step => IsBalance(step) ? step.Amount : step.Bottom);
        var room = (high - low) * 0.6m;
        return MoneyAxis.Of(low - room <= 0 || room == 0 ? Math.Min(low, 0) : low - room, high + (high - low) * 0.1m, currency, format);
    }

    /// <summary>The figure.</summary>
    /// <param name="month">The month of the bridge, for the links.</param>
    /// <param name="steps">Opening, movements, closing.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="format">Writes amounts.</param>
    /// <param name="words">Names the steps.</param>
    /// <param name="of">Whose bars they are, for the links; null for everybody.</param>
    public static Figure Of(DateOnly month, IReadOnlyList<BridgeStep> steps, string? currency, Format format, Words words, Selection? of = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        var shown = Shown(steps);
        var bars = new Trace(
            "bar", words["revenue.mrr"],
            [.. shown.Select(step => words[$"step.{step.Movement}"])],
            [.. shown.Select(step => (decimal?)step.Height)],
            [.. shown.Select(step => new Point(Hover(step, currency, format, words), Links.Customers(month, step.Movement, of)))])
        {
            Base = [.. shown.Select(step => step.Bottom)],
            Marker = new(shown.Select(step => IsBalance(step) ? Paint.Balance : Paint.OfSign(step.Amount)).ToList()),
            Text = [.. shown.Select(step => IsBalance(step) ? format.MoneyShort(step.Amount, currency) : Signed(step.Amount, currency, format))],
            Textposition = "outside",
            Cliponaxis = false,
        };
        return new Figure([bars], new Layout(Axis(shown, currency, format)) { Bargap = 0.45m, Separators = MoneyAxis.Separators });
    }

    private static string Hover(BridgeStep step, string? currency, Format format, Words words)
    {
        var amount = IsBalance(step) ? format.Money(step.Amount, currency, 2) : format.MoneyChange(step.Amount, currency, 2);
        var line = $"{words[$"movement.{step.Movement}"]}<br>{amount}";
        return step.Customers is { } customers ? $"{line} · {words.Count("chart.customers", customers)}" : line;
    }

    private static string Signed(decimal amount, string? currency, Format format) => (amount > 0 ? "+" : "") + format.MoneyShort(amount, currency);

    private static bool IsBalance(BridgeStep step) => step.Movement is "opening" or "closing";
}
