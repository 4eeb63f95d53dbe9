using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Retention.Web.Charts;

/// <summary>
/// A chart as data: what plotly.js draws, and nothing of how a theme colours it. Colours are names of CSS variables
/// (<c>var(--gain)</c>) that the browser looks up in light, dark and print.
/// </summary>
/// <param name="Data">The series, in the order of their legend.</param>
/// <param name="Layout">Axes, legend and how bars share a place.</param>
public sealed record Figure(IReadOnlyList<Trace> Data, Layout Layout)
{
    // The figure stands in a data block of the page: the encoder still escapes < > & and quotes, so nothing can close the block.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The figure as JSON, safe inside a <c>script type="application/json"</c> block.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>One series of a figure, in plotly's own words.</summary>
/// <param name="Type"><c>bar</c> or <c>scatter</c>.</param>
/// <param name="Name">The series in the legend, in the reader's language.</param>
/// <param name="X">Places on the horizontal axis, one per point.</param>
/// <param name="Y">Heights, one per point; null leaves a gap.</param>
/// <param name="Customdata">Per point: what to say on hover, and where a click leads (empty: nowhere).</param>
public sealed record Trace(string Type, string Name, IReadOnlyList<string> X, IReadOnlyList<decimal?> Y, IReadOnlyList<Point> Customdata)
{
    /// <summary>Where each bar begins, for the floating steps of a bridge.</summary>
    public IReadOnlyList<decimal>? Base { get; init; }

    /// <summary>Fill and hatching.</summary>
    public Marker? Marker { get; init; }

    /// <summary>Colour and width of a line.</summary>
    public Line? Line { get; init; }

    /// <summary>How a <c>scatter</c> is drawn: <c>lines</c>, <c>lines+markers</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>Words beside each point.</summary>
    public IReadOnlyList<string>? Text { get; init; }

    /// <summary>Where those words stand.</summary>
    public string? Textposition { get; init; }

    /// <summary>False lets words run past the frame instead of being cut.</summary>
    public bool? Cliponaxis { get; init; }

    /// <summary>The hover: the point's own words, without the box that repeats the series' name.</summary>
    public string Hovertemplate { get; init; } = "%{customdata[0]}<extra></extra>";
}

/// <summary>What a point says and where it leads. Written as a pair, which is how plotly hands it back.</summary>
/// <param name="Hover">Words for the hover, lines parted by <c>&lt;br&gt;</c>.</param>
/// <param name="Link">An address within the app, or empty.</param>
[JsonConverter(typeof(PointConverter))]
public sealed record Point(string Hover, string Link);

/// <summary>Fill of bars or dots: one colour for all or one per point.</summary>
public sealed record Marker(object Color)
{
    /// <summary>Hatching of points that are not complete.</summary>
    public Pattern? Pattern { get; init; }

    /// <summary>Size of dots in pixels.</summary>
    public int? Size { get; init; }

    /// <summary>Shape of dots, one per point.</summary>
    public IReadOnlyList<string>? Symbol { get; init; }
}

/// <summary>Hatching: <c>/</c> for a month that is not over, nothing for one that is.</summary>
public sealed record Pattern(IReadOnlyList<string> Shape)
{
    /// <summary>Lines are laid over the bar's own colour.</summary>
    public string Fillmode { get; init; } = "overlay";

    /// <summary>Colour of the lines: the paper.</summary>
    public string Fgcolor { get; init; } = "var(--chart-paper)";

    /// <summary>How strong the lines are.</summary>
    public decimal Fgopacity { get; init; } = 0.75m;

    /// <summary>Distance of the lines in pixels.</summary>
    public int Size { get; init; } = 6;

    /// <summary>The hatching of a row of months, or null when all of them are over.</summary>
    public static Pattern? Of(IEnumerable<bool> complete)
    {
        var shape = complete.Select(over => over ? "" : "/").ToList();
        return shape.Exists(mark => mark.Length > 0) ? new(shape) : null;
    }
}

/// <summary>Stroke of a line.</summary>
public sealed record Line(string Color, decimal Width)
{
    /// <summary><c>dash</c> for what is expected and not seen.</summary>
    public string? Dash { get; init; }
}

/// <summary>Axes, legend and margins of a figure.</summary>
public sealed record Layout(Axis Yaxis)
{
    /// <summary>The months or steps: categories in the order given.</summary>
    public Axis Xaxis { get; init; } = new() { Type = "category", Showgrid = false, Automargin = true };

    /// <summary><c>relative</c> stacks gains up and losses down.</summary>
    public string? Barmode { get; init; }

    /// <summary>Share of a bar's place that stays empty.</summary>
    public decimal? Bargap { get; init; }

    /// <summary>Whether the series are named above the chart.</summary>
    public bool Showlegend { get; init; }

    /// <summary>Decimal sign and thousands sign of the reader's culture, for what plotly writes itself.</summary>
    public required string Separators { get; init; }
}

/// <summary>One axis.</summary>
public sealed record Axis
{
    /// <summary><c>category</c> or nothing for numbers.</summary>
    public string? Type { get; init; }

    /// <summary>From and to.</summary>
    public IReadOnlyList<decimal>? Range { get; init; }

    /// <summary>Where the marks stand.</summary>
    public IReadOnlyList<decimal>? Tickvals { get; init; }

    /// <summary>What the marks say, in the reader's culture.</summary>
    public IReadOnlyList<string>? Ticktext { get; init; }

    /// <summary>Hairlines across the chart.</summary>
    public bool? Showgrid { get; init; }

    /// <summary>Room made for long words.</summary>
    public bool? Automargin { get; init; }

    /// <summary>Whether the line at zero is drawn stronger.</summary>
    public bool? Zeroline { get; init; }
}

/// <summary>Writes a point as <c>[hover, link]</c>.</summary>
public sealed class PointConverter : JsonConverter<Point>
{
    /// <inheritdoc />
    public override Point Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<string[]>(ref reader, options) is [var hover, var link] ? new(hover, link)
            : throw new JsonException("A point of a figure is a pair: what it says and where it leads.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Point value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Hover);
        writer.WriteStringValue(value.Link);
        writer.WriteEndArray();
    }
}
