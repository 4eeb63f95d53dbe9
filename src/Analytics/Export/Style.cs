using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Retention.Analytics.Export;

/// <summary>How a cell is shown: its place in the list of formats of the workbook.</summary>
internal enum Style
{
    Plain,
    Text,
    Quoted,
    Wrapped,
    Title,
    Label,
    Whole,
    Number,
    Money,
    Percent,
    Day,
    Month,
    Moment,
    Rounded,
}

/// <summary>The formats of a workbook, in the order of <see cref="Style"/>.</summary>
internal static class Styles
{
    private const uint FirstOwn = 164;

    // Numbers of formats that every spreadsheet knows; 14 and 22 are written as the reader's country does.
    private const uint TextFormat = 49;
    private const uint WholeFormat = 3;
    private const uint DayFormat = 14;
    private const uint MomentFormat = 22;

    /// <summary>How the cells of a column are shown.</summary>
    public static Style Of(CellKind kind) => kind switch
    {
        CellKind.Text => Style.Text,
        CellKind.Whole => Style.Whole,
        CellKind.Number => Style.Number,
        CellKind.Rounded => Style.Rounded,
        CellKind.Money => Style.Money,
        CellKind.Percent => Style.Percent,
        CellKind.Day => Style.Day,
        CellKind.Month => Style.Month,
        CellKind.Moment => Style.Moment,
        CellKind.Flag => Style.Plain,
        _ => Style.Plain,
    };

    /// <summary>The formats, with money in a currency (three letters); null for amounts without one.</summary>
    public static Stylesheet Sheet(string? currency)
    {
        var money = currency is null ? "#,##0.00" : $"#,##0.00\\ [${currency}]";
        string[] own = ["#,##0.########", money, "0.0%", "yyyy\\-mm", "#,##0.00"];
        var formats = new NumberingFormats(own.Select((code, i) => new NumberingFormat { NumberFormatId = FirstOwn + (uint)i, FormatCode = code })) { Count = (uint)own.Length };
        var fonts = new Fonts(Font(11, false), Font(16, true), Font(11, true)) { Count = 3 };
        var fills = new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 };
        var borders = new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 };
        CellFormat[] cells =
        [
            Cell(0), Cell(TextFormat), new(Cell(TextFormat).OuterXml) { QuotePrefix = true },
            new(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }) { NumberFormatId = TextFormat, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyAlignment = true },
            Cell(0, 1), Cell(0, 2), Cell(WholeFormat), Cell(FirstOwn), Cell(FirstOwn + 1), Cell(FirstOwn + 2), Cell(DayFormat), Cell(FirstOwn + 3), Cell(MomentFormat), Cell(FirstOwn + 4),
        ];
        return new Stylesheet(
            formats, fonts, fills, borders,
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            new CellFormats(cells) { Count = (uint)cells.Length },
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
    }

    private static Font Font(double size, bool isBold)
    {
        var font = new Font();
        if (isBold) font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "Calibri" }, new FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static CellFormat Cell(uint format, uint font = 0) => new()
    {
        NumberFormatId = format, FontId = font, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = BooleanValue.FromBoolean(format != 0), ApplyFont = BooleanValue.FromBoolean(font != 0),
    };
}
