using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;

namespace Retention.Analytics.Export;

/// <summary>Draws the rows of a sheet as a native chart to the right of them.</summary>
internal static class ChartDrawing
{
    private const int Wide = 12;
    private const int High = 22;
    private const uint CategoryAxisId = 1;
    private const uint ValueAxisId = 2;

    /// <summary>Adds it.</summary>
    public static void Add(SheetPart sheet, IReadOnlyList<SheetColumn> columns, SheetChart chart)
    {
        var drawing = sheet.Part.AddNewPart<DrawingsPart>("drawing");
        var part = drawing.AddNewPart<ChartPart>("chart");
        var series = chart.Series.Select((column, i) => (Column: column, Index: (uint)i)).ToList();
        OpenXmlCompositeElement plot = chart.Form == ChartForm.Lines ? Lines() : Columns();
        foreach (var (column, index) in series)
        {
            var parts = Parts(sheet, columns, chart, column, index);
            plot.Append(chart.Form == ChartForm.Lines
                ? new LineChartSeries([.. parts.Head, new Marker(new Symbol { Val = MarkerStyleValues.None }), .. parts.Values, new Smooth { Val = false }])
                : new BarChartSeries([.. parts.Head, .. Unseen(chart.Form, index), new InvertIfNegative { Val = false }, .. parts.Values]));
        }

        if (chart.Form != ChartForm.Lines) plot.Append(new GapWidth { Val = 40 }, new Overlap { Val = 100 });
        plot.Append(new AxisId { Val = CategoryAxisId }, new AxisId { Val = ValueAxisId });
        var area = new PlotArea(new Layout(), plot, Category(), Value(columns[chart.Series[0]].Kind));
        part.ChartSpace = new ChartSpace(
            new RoundedCorners { Val = false },
            new Chart(Title(chart.Title), new AutoTitleDeleted { Val = false }, area, new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }, new Overlay { Val = false }), new PlotVisibleOnly { Val = true }, new DisplayBlanksAs { Val = DisplayBlanksAsValues.Gap }));
        drawing.WorksheetDrawing = Frame(columns.Count + 1, chart.Title);
    }

    private static LineChart Lines() => new(new Grouping { Val = GroupingValues.Standard }, new VaryColors { Val = false });

    private static IEnumerable<OpenXmlElement> Unseen(ChartForm form, uint index) => form == ChartForm.Bridge && index == 0 ? [new ChartShapeProperties(new A.NoFill())] : [];

    private static BarChart Columns() => new(
        new BarDirection { Val = BarDirectionValues.Column }, new BarGrouping { Val = BarGroupingValues.Stacked }, new VaryColors { Val = false });

    private static (OpenXmlElement[] Head, OpenXmlElement[] Values) Parts(SheetPart sheet, IReadOnlyList<SheetColumn> columns, SheetChart chart, int column, uint index) =>
    (
        [new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = index }, new Order { Val = index }, new SeriesText(new StringReference(new Formula(Range(sheet, column, 1, 1))))],
        [
            columns[chart.Category].Kind is CellKind.Day or CellKind.Month
                ? new CategoryAxisData(new NumberReference(new Formula(Range(sheet, chart.Category, 2, sheet.Rows))))
                : new CategoryAxisData(new StringReference(new Formula(Range(sheet, chart.Category, 2, sheet.Rows)))),
            new Values(new NumberReference(new Formula(Range(sheet, column, 2, sheet.Rows)))),
        ]);

    private static string Range(SheetPart sheet, int column, int first, int last)
    {
        var letters = SheetWriter.Letters(column);
        var cells = string.Create(CultureInfo.InvariantCulture, $"${letters}${first}") + (first == last ? "" : string.Create(CultureInfo.InvariantCulture, $":${letters}${last}"));
        return $"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!{cells}";
    }

    private static CategoryAxis Category() => new(
        new AxisId { Val = CategoryAxisId }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false },
        new AxisPosition { Val = AxisPositionValues.Bottom }, new NumberingFormat { FormatCode = "General", SourceLinked = true }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = ValueAxisId }, new Crosses { Val = CrossesValues.AutoZero });

    private static ValueAxis Value(CellKind kind) => new(
        new AxisId { Val = ValueAxisId }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false },
        new AxisPosition { Val = AxisPositionValues.Left }, new MajorGridlines(new ChartShapeProperties(new A.Outline(new A.SolidFill(new A.RgbColorModelHex { Val = "D9D9D9" })))),
        new NumberingFormat { FormatCode = kind == CellKind.Percent ? "0%" : "#,##0", SourceLinked = false }, new MajorTickMark { Val = TickMarkValues.None }, new MinorTickMark { Val = TickMarkValues.None },
        new TickLabelPosition { Val = TickLabelPositionValues.NextTo }, new CrossingAxis { Val = CategoryAxisId }, new Crosses { Val = CrossesValues.AutoZero });

    private static Title Title(string text) => new(
        new ChartText(new RichText(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(new A.Run(new A.RunProperties { FontSize = 1200, Bold = true }, new A.Text(text))))),
        new Overlay { Val = false });

    private static WorksheetDrawing Frame(int column, string title)
    {
        TextType Text<TextType>(int value) where TextType : OpenXmlLeafTextElement, new() => new() { Text = value.ToString(CultureInfo.InvariantCulture) };
        var graphic = new A.Graphic(new A.GraphicData(new ChartReference { Id = "chart" }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" });
        var frame = new GraphicFrame(
            new NonVisualGraphicFrameProperties(new NonVisualDrawingProperties { Id = 2, Name = "Chart 1", Description = title }, new NonVisualGraphicFrameDrawingProperties()),
            new Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }), graphic)
        { Macro = "" };
        return new WorksheetDrawing(new TwoCellAnchor(
            new FromMarker(Text<ColumnId>(column), Text<ColumnOffset>(0), Text<RowId>(1), Text<RowOffset>(0)),
            new ToMarker(Text<ColumnId>(column + Wide), Text<ColumnOffset>(0), Text<RowId>(1 + High), Text<RowOffset>(0)),
            frame, new ClientData()));
    }
}
