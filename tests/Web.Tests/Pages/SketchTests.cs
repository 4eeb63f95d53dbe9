using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Retention.Web.Charts;

namespace Retention.Web.Tests.Pages;

/// <summary>The drawing that comes with the page stands for the same numbers as the figure that plotly draws.</summary>
public sealed class SketchTests
{
    private static readonly Axis From0To100 = new() { Range = [-100m, 100m], Tickvals = [-100m, 0m, 100m], Ticktext = ["-100", "0", "100"], Zeroline = true };

    [Fact]
    public void Bars_of_a_place_stand_on_each_other_gains_up_and_losses_down()
    {
        var bars = Draw(new Figure([Bar("a", 30m, 10m), Bar("b", 20m, -40m), Bar("c", -50m, -10m)], Layout(From0To100))).QuerySelectorAll("rect[fill='red']");

        // 200 units are 100 %: 0 stands at 50 %.
        bars.Select(bar => (Share(bar, "y"), Share(bar, "height"))).ShouldBe([(35m, 15m), (45m, 5m), (25m, 10m), (50m, 20m), (50m, 25m), (70m, 5m)]);
        bars.Take(2).Select(bar => Share(bar, "x")).ShouldBe([10m, 60m]);
        bars.ShouldAllBe(bar => Share(bar, "width") == 30m);
    }

    [Fact]
    public void A_bar_begins_where_the_figure_says_and_ends_at_the_edge_of_its_axis()
    {
        var bars = Draw(new Figure([Bar("a", 60m, 150m) with { Base = [20m, -150m], Text = ["+60", "<150>"] }], Layout(From0To100)));
        bars.QuerySelectorAll("rect[fill='red']").Select(bar => (Share(bar, "y"), Share(bar, "height"))).ShouldBe([(10m, 30m), (50m, 50m)]);
        bars.QuerySelectorAll("text.words").Select(words => words.TextContent).ShouldBe(["+60", "<150>"]);
    }

    [Fact]
    public void A_line_stops_where_a_value_is_missing()
    {
        var line = new Trace("scatter", "MRR", ["1", "2", "3", "4", "5"], [0m, 100m, null, 0m, 0m], [])
        {
            Line = new("red", 2m), Marker = new("red") { Symbol = ["circle", "circle", "circle", "circle", "circle-open"] },
        };
        var drawing = Draw(new Figure([line], Layout(From0To100)));
        drawing.QuerySelectorAll("polyline").Select(run => run.GetAttribute("points")).ShouldBe(["10,50 30,0", "70,50 90,50"]);
        drawing.QuerySelectorAll("circle[fill='red']").Length.ShouldBe(3);
        drawing.QuerySelectorAll("circle[stroke='red']").Length.ShouldBe(1);
    }

    [Fact]
    public void Months_that_are_not_over_are_hatched_and_a_crowd_of_months_is_named_in_part()
    {
        string[] places = [.. Enumerable.Range(1, 24).Select(month => $"m{month}")];
        var bars = new Trace("bar", "MRR", places, [.. places.Select(_ => (decimal?)50m)], [])
        {
            Marker = new("red") { Pattern = Pattern.Of(places.Select(place => place != "m24")) },
        };
        var drawing = Draw(new Figure([bars], Layout(From0To100)));
        drawing.QuerySelectorAll("rect[fill='url(#here-hatching)']").Length.ShouldBe(1);
        drawing.QuerySelectorAll("pattern#here-hatching").Length.ShouldBe(1);
        drawing.QuerySelectorAll("text.x").Select(name => name.TextContent).ShouldBe(["m1", "m3", "m5", "m6", "m7", "m9", "m11", "m13", "m15", "m16", "m17", "m19", "m21", "m23"]);
        drawing.QuerySelectorAll("text.x.phone").Select(name => name.TextContent).ShouldBe(["m1", "m7", "m13", "m19"]);
    }

    [Fact]
    public void Whatever_a_name_holds_is_text_and_numbers_of_a_drawing_are_written_as_style_sheets_want_them()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new("es-ES");
            var drawing = Draw(new Figure([Bar("<script>alert(1)</script>", 33.3m, 1m)], Layout(From0To100) with { Showlegend = true }));
            drawing.QuerySelectorAll("script").ShouldBeEmpty();
            drawing.QuerySelector(".series li")!.TextContent.ShouldBe("<script>alert(1)</script>");
            drawing.QuerySelector("rect[height='16.65%']").ShouldNotBeNull();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_chart_of_nothing_is_an_axis() => Draw(new Figure([], Layout(From0To100))).QuerySelectorAll("text").Length.ShouldBe(3);

    private static Trace Bar(string name, params decimal[] heights) =>
        new("bar", name, [.. heights.Select((_, at) => $"m{at}")], [.. heights.Select(height => (decimal?)height)], []) { Marker = new("red") };

    private static Layout Layout(Axis axis) => new(axis) { Bargap = 0.4m, Separators = ".," };

    private static IElement Draw(Figure figure) => new HtmlParser().ParseDocument(Sketch.Draw(figure, "here").ToString()!).QuerySelector(".sketch")!;

    private static decimal Share(IElement bar, string side) => decimal.Parse(bar.GetAttribute(side)!.TrimEnd('%'), CultureInfo.InvariantCulture);
}
