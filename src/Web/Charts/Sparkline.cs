using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Retention.Web.Charts;

/// <summary>
/// A line of a value's last months with a dot at its end, drawn on the server. Missing months leave a gap.
/// It is decoration beside the number, so readers of the screen's words skip it.
/// </summary>
public static class Sparkline
{
    private const decimal Width = 92m, Height = 30m, Inset = 3m;

    /// <summary>The drawing, or nothing when there are fewer than two values.</summary>
    /// <param name="values">The values in the order of their months, null where there is none.</param>
    public static IHtmlContent Draw(IReadOnlyList<decimal?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var known = values.OfType<decimal>().ToList();
        if (known.Count < 2) return HtmlString.Empty;
        decimal low = known.Min(), spread = known.Max() - low;
        var svg = new StringBuilder("<svg class=\"spark\" viewBox=\"0 0 92 30\" width=\"92\" height=\"30\" aria-hidden=\"true\" focusable=\"false\">");
        var run = new List<string>();
        string dot = "";
        for (var at = 0; at < values.Count; at++)
        {
            if (values[at] is not { } value) { Close(svg, run); continue; }
            var x = Inset + at * (Width - 2 * Inset) / (values.Count - 1);
            var y = spread == 0 ? Height / 2 : Height - Inset - (value - low) / spread * (Height - 2 * Inset);
            run.Add(Write(x) + "," + Write(y));
            dot = $"<circle cx=\"{Write(x)}\" cy=\"{Write(y)}\" r=\"2.5\"/>";
        }
        Close(svg, run);
        return new HtmlString(svg.Append(dot).Append("</svg>").ToString());
    }

    private static void Close(StringBuilder svg, List<string> run)
    {
        if (run.Count > 1) svg.Append("<polyline points=\"").AppendJoin(' ', run).Append("\"/>");
        run.Clear();
    }

    private static string Write(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
