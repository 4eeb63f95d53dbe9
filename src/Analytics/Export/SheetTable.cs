using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Retention.Analytics.Export;

/// <summary>Makes the rows of a sheet an Excel table: a name, a filter, striped rows.</summary>
internal static class SheetTable
{
    /// <summary>Adds it.</summary>
    public static void Add(SheetPart sheet, string name, uint number, IReadOnlyList<SheetColumn> columns)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"A1:{SheetWriter.Letters(columns.Count - 1)}{sheet.Rows}");
        sheet.Part.AddNewPart<TableDefinitionPart>("table").Table = new Table(
            new AutoFilter { Reference = range },
            new TableColumns(columns.Select((column, i) => new TableColumn { Id = (uint)i + 1, Name = column.Title })) { Count = (uint)columns.Count },
            new TableStyleInfo { Name = "TableStyleLight1", ShowFirstColumn = false, ShowLastColumn = false, ShowRowStripes = true, ShowColumnStripes = false })
        {
            Id = number, Name = name, DisplayName = name, Reference = range, TotalsRowShown = false,
        };
    }
}
