using System.Globalization;

namespace Retention.Analytics.Export;

/// <summary>What stands before and after the rows of a sheet. The order of the elements is the format's.</summary>
internal static class SheetXml
{
    private const double Narrow = 14;
    private const double Wide = 28;

    /// <summary>The beginning of a sheet, up to its rows.</summary>
    public static void Begin(CellXml xml, IReadOnlyList<SheetColumn> columns, SheetLook look)
    {
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\""u8);
        if (look.IsTable) xml.Raw("><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>"u8);
        else xml.Raw(" showGridLines=\"0\"/>"u8);
        xml.Raw("</sheetViews><cols>"u8);
        for (var i = 0; i < columns.Count; i++)
        {
            var width = look.Widths.Count > i ? look.Widths[i] : columns[i].Kind == CellKind.Text ? Wide : Narrow;
            xml.Raw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{width}\" customWidth=\"1\"/>"));
        }

        xml.Raw("</cols><sheetData>"u8);
    }

    /// <summary>The end of a sheet.</summary>
    public static void End(CellXml xml, int columns, int rows, SheetLook look, bool hasChart)
    {
        xml.Raw("</sheetData>"u8);
        if (look.HeatFrom is { } first && rows > 1)
        {
            xml.Raw(string.Create(CultureInfo.InvariantCulture, $"<conditionalFormatting sqref=\"{SheetWriter.Letters(first)}2:{SheetWriter.Letters(columns - 1)}{rows}\">"));
            xml.Raw("<cfRule type=\"colorScale\" priority=\"1\"><colorScale><cfvo type=\"min\"/><cfvo type=\"max\"/><color rgb=\"FFFFFFFF\"/><color rgb=\"FF5B8FD6\"/></colorScale></cfRule></conditionalFormatting>"u8);
        }

        xml.Raw("<pageSetup orientation=\"landscape\" fitToHeight=\"0\"/>"u8);
        if (hasChart) xml.Raw("<drawing r:id=\"drawing\"/>"u8);
        if (look.IsTable) xml.Raw("<tableParts count=\"1\"><tablePart r:id=\"table\"/></tableParts>"u8);
        xml.Raw("</worksheet>"u8);
    }
}
