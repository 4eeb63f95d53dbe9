using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Tests.Pages;

/// <summary>Charts as data: what is drawn, said and linked, before any browser.</summary>
public sealed class FigureTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    private static readonly BridgeStep[] Steps =
    [
        new("opening", 378_480m, 0m, 378_480m, 431),
        new("new", 8_900m, 378_480m, 8_900m, 12),
        new("reactivation", 0m, 387_380m, 0m, 0),
        new("expansion", 6_200m, 387_380m, 6_200m, 30),
        new("resumed", 0m, 393_580m, 0m, 0),
        new("contraction", -2_400m, 391_180m, 2_400m, 9),
        new("churn", -5_600m, 385_580m, 5_600m, 6),
        new("paused", 0m, 385_580m, 0m, 0),
        new("fx", -260m, 385_320m, 260m, null),
        new("closing", 385_320m, 0m, 385_320m, 437),
    ];

    [Fact]
    public void A_bridge_is_bars_that_begin_where_the_running_total_stands()
    {
        using var english = Speaking("en-GB");
        BridgeFigure.Of(October, Steps, "EUR", new Format(), new Words()).ToJson().ShouldBe("""
            {"data":[{"type":"bar","name":"MRR","x":["Start","New","Expansion","Contraction","Churn","FX","End"],
            "y":[378480,8900,6200,2400,5600,260,385320],"customdata":[
            ["Opening MRR\u003Cbr\u003E€378,480.00 · 431 customers","/revenue/customers?month=2026-10\u0026movement=opening"],
            ["New\u003Cbr\u003E\u002B€8,900.00 · 12 customers","/revenue/customers?month=2026-10\u0026movement=new"],
            ["Expansion\u003Cbr\u003E\u002B€6,200.00 · 30 customers","/revenue/customers?month=2026-10\u0026movement=expansion"],
            ["Contraction\u003Cbr\u003E−€2,400.00 · 9 customers","/revenue/customers?month=2026-10\u0026movement=contraction"],
            ["Churn\u003Cbr\u003E−€5,600.00 · 6 customers","/revenue/customers?month=2026-10\u0026movement=churn"],
            ["Exchange rates\u003Cbr\u003E−€260.00","/revenue/customers?month=2026-10\u0026movement=fx"],
            ["Closing MRR\u003Cbr\u003E€385,320.00 · 437 customers","/revenue/customers?month=2026-10\u0026movement=closing"]],
            "base":[0,378480,387380,391180,385580,385320,0],
            "marker":{"color":["var(--chart-balance)","var(--chart-gain)","var(--chart-gain)","var(--chart-loss)","var(--chart-loss)","var(--chart-loss)","var(--chart-balance)"]},
            "text":["€378.5k","\u002B€8.9k","\u002B€6.2k","−€2.4k","−€5.6k","−€260","€385.3k"],"textposition":"outside","cliponaxis":false,
            "hovertemplate":"%{customdata[0]}\u003Cextra\u003E\u003C/extra\u003E"}],
            "layout":{"yaxis":{"range":[360000,400000],"tickvals":[360000,370000,380000,390000,400000],
            "ticktext":["€360k","€370k","€380k","€390k","€400k"],"zeroline":false},
            "xaxis":{"type":"category","showgrid":false,"automargin":true},"bargap":0.45,"showlegend":false,"separators":".,"}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void A_bridge_whose_axis_does_not_start_at_zero_says_so()
    {
        using var english = Speaking("en-GB");
        var month = new ReportMonth(October, new(2026, 10, 31), true);
        BridgeSentence.Title(month, 6_840m, "EUR", new Format(), new Words()).ShouldBe("October gained €6,840 a month");
        BridgeSentence.Title(month, -40m, "EUR", new Format(), new Words()).ShouldBe("October lost €40 a month");
        BridgeSentence.Note(month, Steps, "EUR", new Format(), new Words()).ShouldContain("The axis starts at €360k.");
    }

    [Theory]
    [InlineData("en-GB", Grain.Quarter, "Q4 2026", "Q4 2026 gained €10 a month")]
    [InlineData("en-GB", Grain.Year, "2026", "2026 gained €10 a month")]
    [InlineData("en-GB", Grain.Ttm, "Dec 2026", "The 12 months to December 2026 gained €10 a month")]
    [InlineData("es-ES", Grain.Quarter, "T4 2026", "T4 2026 sumó 10 € al mes")]
    [InlineData("es-ES", Grain.Ttm, "dic 2026", "El año hasta diciembre de 2026 sumó 10 € al mes")]
    public void A_period_is_called_what_people_call_it(string culture, Grain grain, string name, string sentence)
    {
        using var speaking = Speaking(culture);
        var (words, of, december) = (new Words(), Selection.Everyone with { Grain = grain }, new DateOnly(2026, 12, 1));
        words.Period(december, of).ShouldBe(name);
        BridgeSentence.Title(new(december, new(2026, 10, 31), false), 10m, "EUR", new Format(), words, of).Replace('\u00a0', ' ').ShouldBe(sentence);
    }

    [Fact]
    public void Spanish_figures_have_Spanish_words_and_numbers()
    {
        using var spanish = Speaking("es-ES");
        var figure = BridgeFigure.Of(October, Steps, "EUR", new Format(), new Words());
        figure.Data[0].X[1].ShouldBe("Altas");
        figure.Data[0].Customdata[0].Hover.ShouldBe("MRR inicial<br>378.480,00\u00a0€ · 431 clientes");
        figure.Layout.Yaxis.Ticktext![0].ShouldBe("360k\u00a0€");
        figure.Layout.Separators.ShouldBe(",.");
    }

    [Fact]
    public void Movements_stack_gains_up_and_losses_down_and_hatch_the_month_that_is_not_over()
    {
        using var english = Speaking("en-GB");
        var figure = MovementsFigure.Of([Month(9, true, 100m, -30m), Month(10, false, 40m, -10m)], "EUR", new Format(), new Words());
        figure.Layout.Barmode.ShouldBe("relative");
        figure.Data.Select(trace => trace.Name).ShouldBe(["New", "Churn"]);
        figure.Data[0].Y.ShouldBe([100m, 40m]);
        figure.Data[1].Y.ShouldBe([-30m, -10m]);
        figure.Data[1].Marker!.Pattern!.Shape.ShouldBe(["", "/"]);
        figure.Data[1].Customdata[1].ShouldBe(new Point("Churn · Oct 2026<br>−€10.00 · 2 customers<br>Not over yet.", "/revenue/customers?month=2026-10&movement=churn"));
        figure.Layout.Yaxis.Range.ShouldBe([-50m, 100m]);
    }

    [Fact]
    public void An_axis_of_one_value_and_of_nothing_still_has_marks()
    {
        using var english = Speaking("en-GB");
        MoneyAxis.Of(0, 0, "EUR", new Format()).Range.ShouldBe([0m, 1m]);
        MoneyAxis.Of(500m, 500m, "EUR", new Format()).Range.ShouldBe([0m, 500m]);
        MoneyAxis.Of(-0.004m, 0.003m, "EUR", new Format()).Tickvals!.Count.ShouldBeInRange(3, 9);
    }

    [Fact]
    public void A_sparkline_leaves_a_gap_where_a_month_is_missing_and_ends_in_a_dot()
    {
        Draw([1m, 2m, null, 2m, 3m]).ShouldBe(
            "<svg class=\"spark\" viewBox=\"0 0 92 30\" width=\"92\" height=\"30\" aria-hidden=\"true\" focusable=\"false\">"
            + "<polyline points=\"3,27 24.5,15\"/><polyline points=\"67.5,15 89,3\"/><circle cx=\"89\" cy=\"3\" r=\"2.5\"/></svg>");
        Draw([null, 4m]).ShouldBeEmpty();
    }

    private static MovementMonth Month(int month, bool complete, decimal gained, decimal lost) => new(
        new(2026, month, 1), complete, 0m,
        MovementMonth.NamesOfPlans.ToDictionary(name => name, name => name switch
        {
            "new" => new MovementSum(gained, 3), "churn" => new MovementSum(lost, 2), _ => new MovementSum(0m, 0),
        }),
        gained + lost, 5, 0m);

    private static string Draw(decimal?[] values)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Sparkline.Draw(values).WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);
        return text.ToString();
    }

    private static Culture Speaking(string name) => new(name);

    private sealed class Culture : IDisposable
    {
        private readonly CultureInfo before = CultureInfo.CurrentCulture, beforeUi = CultureInfo.CurrentUICulture;

        public Culture(string name) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
    }
}
