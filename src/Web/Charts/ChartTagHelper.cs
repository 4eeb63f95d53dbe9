using Microsoft.AspNetCore.Razor.TagHelpers;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>
/// <c>&lt;chart figure="..." title="..." note="..."&gt;table&lt;/chart&gt;</c>: a chart with its data as a table beneath.
/// The chart is drawn with the page; without JavaScript its table stands open beneath.
/// </summary>
public sealed class ChartTagHelper(Words words) : TagHelper
{
    /// <summary>What to draw.</summary>
    public required Figure Figure { get; set; }

    /// <summary>A sentence that says what happened.</summary>
    public required string Title { get; set; }

    /// <summary>What the reader must know to read the chart: period, hatching, where the axis starts.</summary>
    public string? Note { get; set; }

    /// <summary>Names the chart in the address and in tests.</summary>
    public required string Name { get; set; }

    /// <summary>Leaves the table open beside the drawn chart.</summary>
    public bool KeepTable { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var table = await output.GetChildContentAsync();
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Name);
        output.Attributes.SetAttribute("class", "panel chart");
        output.Content.AppendHtml("<figcaption><h2>").Append(Title).AppendHtml("</h2>");
        if (Note is { Length: > 0 }) output.Content.AppendHtml("<p class=\"sub\">").Append(Note).AppendHtml("</p>");
        output.Content.AppendHtml("</figcaption><div class=\"chart-area\" role=\"img\" aria-label=\"").Append(Title)
            .AppendHtml("\">").AppendHtml(Sketch.Draw(Figure, Name)).AppendHtml("</div><script type=\"application/json\" class=\"chart-data\">").AppendHtml(Figure.ToJson())
            .AppendHtml("</script><details class=\"chart-table\" open").AppendHtml(KeepTable ? " data-keep" : "").AppendHtml("><summary>").Append(words["chart.table"])
            .AppendHtml("</summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"").Append(Title).AppendHtml("\">")
            .AppendHtml(table).AppendHtml("</div></details>");
    }
}
