using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Retention.Web.Charts;

/// <summary>
/// The drawing of a figure that comes with the page: there before any script, without one, and on paper. plotly.js takes its place
/// when somebody moves (wwwroot/js/charts.js), with the same axis and the same places. docs/decisions/0029.
/// </summary>
/// <remarks>Places are shares of the plot in percent, so a drawing fits any width; what is measured in pixels stands in charts.css.</remarks>
public sealed class Sketch
{
    // How many names of places stand beside each other on a wide chart, on half a page and on a phone.
    private static readonly (string Width, int Room)[] Rooms = [("wide", 12), ("half", 5), ("phone", 4)];

    private readonly StringBuilder svg = new();
    private readonly Figure figure;
    private readonly string name;
    private readonly IReadOnlyList<string> places;
    private readonly decimal low, high;

    private Sketch(Figure figure, string name)
    {
        (this.figure, this.name) = (figure, name);
        places = figure.Data is [var first, ..] ? first.X : [];
        (low, high) = figure.Layout.Yaxis.Range is [var from, var to] ? (from, to) : (0m, 1m);
    }

    /// <summary>The drawing.</summary>
    /// <param name="figure">What to draw: bars, stacked or floating, and lines.</param>
    /// <param name="name">Name of the chart on its page.</param>
    public static IHtmlContent Draw(Figure figure, string name)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new HtmlString(new Sketch(figure, name).Write());
    }

    private bool IsFloating => figure.Data is [{ Base: not null }, ..];

    private string Write()
    {
        svg.Append("<div class=\"sketch").Append(IsFloating ? " floating" : "").Append("\" aria-hidden=\"true\">");
        if (figure.Layout.Showlegend) Names();
        svg.Append("<svg class=\"plot\">");
        if (figure.Data.Any(trace => trace.Marker?.Pattern is not null))
            Add($"<pattern id=\"{name}-hatching\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path d=\"M0 0V6\"/></pattern>");
        Marks();
        Bars();
        foreach (var trace in figure.Data.Where(trace => trace.Type == "scatter")) Curve(trace);
        Places();
        return svg.Append("</svg></div>").ToString();
    }

    private void Names()
    {
        svg.Append("<ul class=\"series\">");
        foreach (var trace in figure.Data)
            Add($"<li><svg><rect width=\"100%\" height=\"100%\" fill=\"{Colour(trace, 0)}\"/></svg>{Safe(trace.Name)}</li>");
        svg.Append("</ul>");
    }

    private void Marks()
    {
        var axis = figure.Layout.Yaxis;
        foreach (var (mark, words) in (axis.Tickvals ?? []).Zip(axis.Ticktext ?? []))
        {
            var line = mark == 0 && axis.Zeroline == true ? "zero" : "grid";
            Add($"<line class=\"{line}\" x2=\"100%\" y1=\"{Up(mark)}\" y2=\"{Up(mark)}\"/><text class=\"y\" dx=\"-8\" dy=\".35em\" y=\"{Up(mark)}\">{Safe(words)}</text>");
        }
    }

    /// <summary>Bars of one place stand on each other: gains upwards from 0, losses downwards, or from where the figure says.</summary>
    private void Bars()
    {
        var thick = 1m - (figure.Layout.Bargap ?? 0.2m);
        decimal[] gains = new decimal[places.Count], losses = new decimal[places.Count];
        foreach (var trace in figure.Data.Where(trace => trace.Type == "bar"))
        {
            for (var at = 0; at < trace.Y.Count; at++)
            {
                if (trace.Y[at] is not { } height || height == 0 && trace.Text is null) continue;
                ref var reached = ref (height < 0 ? ref losses[at] : ref gains[at]);
                var from = trace.Base?[at] ?? reached;
                reached = from + height;
                var (bottom, top) = (Math.Max(Math.Min(from, reached), low), Math.Max(from, reached));
                var box = $"x=\"{Along(at - thick / 2)}\" width=\"{Percent(thick / places.Count)}\" y=\"{Up(top)}\" height=\"{Percent((top - bottom) / (high - low))}\"";
                Add($"<rect {box} fill=\"{Colour(trace, at)}\"/>");
                if (trace.Marker?.Pattern?.Shape[at] is { Length: > 0 }) Add($"<rect {box} fill=\"url(#{name}-hatching)\"/>");
                if (trace.Text is { } words) Add($"<text class=\"words\" x=\"{Along(at)}\" y=\"{Up(top)}\" dy=\"-.4em\">{Safe(words[at])}</text>");
            }
        }
    }

    private void Curve(Trace trace)
    {
        List<string> run = [], dots = [];
        svg.Append("<svg class=\"curve\" width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">");
        for (var at = 0; at <= trace.Y.Count; at++)
        {
            if (at < trace.Y.Count && trace.Y[at] is { } value)
            {
                run.Add($"{Along(at)[..^1]},{Up(value)[..^1]}");
                if (trace.Mode != "lines") dots.Add($"<circle class=\"{trace.Marker?.Symbol?[at]}\" cx=\"{Along(at)}\" cy=\"{Up(value)}\" r=\"3\" {(trace.Marker?.Symbol?[at] == "circle-open" ? "stroke" : "fill")}=\"{Colour(trace, at)}\"/>");
                continue;
            }

            if (run.Count > 1) Add($"<polyline points=\"{string.Join(' ', run)}\" stroke=\"{trace.Line?.Color}\"{(trace.Line?.Dash is null ? "" : " stroke-dasharray=\"6 4\"")}/>");
            run.Clear();
        }

        svg.Append("</svg>").AppendJoin("", dots);
    }

    /// <summary>Every name of a step; of months as many as there is room for, each with the widths at which it stands.</summary>
    private void Places()
    {
        for (var at = 0; at < places.Count; at++)
        {
            var widths = string.Join(' ', Rooms.Where(one => IsFloating || at % ((places.Count + one.Room - 1) / one.Room) == 0).Select(one => one.Width));
            if (widths.Length > 0) Add($"<text class=\"x {widths}\" x=\"{Along(at)}\" y=\"100%\" dy=\"1.6em\">{Safe(places[at])}</text>");
        }
    }

    private void Add(string part) => svg.Append(part);

    private static string Colour(Trace trace, int at) => (trace.Marker?.Color, trace.Line) switch
    {
        (IReadOnlyList<string> colours, _) => colours[at],
        (string colour, _) => colour,
        (_, var line) => line?.Color ?? "currentColor",
    };

    /// <summary>The middle of a place, and parts of a place beside it.</summary>
    private string Along(decimal place) => Percent((place + 0.5m) / places.Count);

    private string Up(decimal value) => Percent((high - value) / (high - low));

    private static string Percent(decimal share) => (share * 100m).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Safe(string words) => HtmlEncoder.Default.Encode(words);
}
