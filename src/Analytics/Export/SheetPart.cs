using DocumentFormat.OpenXml.Packaging;

namespace Retention.Analytics.Export;

/// <summary>One sheet of the file: of a list that is longer than a sheet there are several.</summary>
internal sealed class SheetPart(string name, string? table, WorksheetPart part)
{
    /// <summary>What its tab says.</summary>
    public string Name => name;

    /// <summary>The name of its table; null where it has none.</summary>
    public string? Table => table;

    /// <summary>Its place in the package.</summary>
    public WorksheetPart Part => part;

    /// <summary>How many rows it has, its header included.</summary>
    public int Rows { get; set; }
}
