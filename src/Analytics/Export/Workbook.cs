using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Retention.Analytics.Export;

/// <summary>An Excel file, written while its rows are read: the OpenXml SDK makes what holds it together, the rows go straight into the
/// package. docs/decisions/0010.</summary>
/// <remarks>One sheet is written at a time: beginning the next ends the one before.</remarks>
public sealed class Workbook : IDisposable
{
    private readonly ZipArchive package;
    private readonly MemoryStream skeleton = new();
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart root;
    private readonly List<SheetWriter> sheets = [];
    private readonly List<string> names = [];
    private readonly List<string> tables = [];
    private readonly List<LongText> overlong = [];
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly int mostRows;
    private SheetWriter? open;

    /// <summary>Begins a file.</summary>
    /// <param name="target">Where it goes; it is not closed.</param>
    /// <param name="currency">Three letters of the currency of its money; null for none.</param>
    public Workbook(Stream target, string? currency) : this(target, currency, SheetWriter.MostRows)
    {
    }

    internal Workbook(Stream target, string? currency, int mostRows)
    {
        this.mostRows = mostRows;
        package = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        document = SpreadsheetDocument.Create(skeleton, SpreadsheetDocumentType.Workbook);
        root = document.AddWorkbookPart();
        root.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        root.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles.Sheet(currency);
    }

    /// <summary>Texts that were longer than a cell, and stand in parts on a sheet of their own.</summary>
    public int LongTexts => overlong.Count;

    /// <summary>Begins a sheet.</summary>
    /// <param name="name">What its tab is to say; signs that a tab cannot have are left out.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="look">How it looks.</param>
    public SheetWriter Sheet(string name, IReadOnlyList<SheetColumn> columns, SheetLook? look = null)
    {
        open?.Finish();
        open = new SheetWriter(this, name, columns, look ?? new(), mostRows);
        sheets.Add(open);
        return open;
    }

    /// <summary>Ends the file.</summary>
    /// <param name="longTexts">What the sheet of texts that are longer than a cell is to be called.</param>
    public void Finish(string longTexts)
    {
        if (overlong.Count > 0) LongText.Write(Sheet(longTexts, LongText.Columns, new() { Wraps = true }), overlong);
        open?.Finish();
        open = null;
        var list = new Sheets();
        foreach (var (sheet, part) in sheets.OrderBy(sheet => sheet.Look.Place).SelectMany(sheet => sheet.Parts.Select(part => (sheet, part))))
        {
            list.Append(new Sheet { Name = part.Name, SheetId = (uint)list.ChildElements.Count + 1, Id = root.GetIdOfPart(part.Part) });
            if (part.Table is { } table) SheetTable.Add(part, table, (uint)tables.IndexOf(table) + 1, sheet.Columns);
            if (sheet.Look.Chart is { } chart && part == sheet.Parts[0]) ChartDrawing.Add(part, sheet.Columns, chart);
        }

        root.Workbook.Append(new BookViews(new WorkbookView()), list, new CalculationProperties { FullCalculationOnLoad = true });
        document.Dispose();
        using var finished = new ZipArchive(skeleton, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in finished.Entries.Where(entry => !written.Contains(entry.FullName)))
        {
            using var from = entry.Open();
            using var to = package.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            from.CopyTo(to);
        }

        package.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        document.Dispose();
        package.Dispose();
        skeleton.Dispose();
    }

    internal SheetPart Begin(string wanted, bool hasTable)
    {
        var name = SheetName.Of(wanted, names);
        names.Add(name);
        var table = hasTable ? SheetName.OfTable(name, tables) : null;
        if (table is not null) tables.Add(table);
        return new SheetPart(name, table, root.AddNewPart<WorksheetPart>());
    }

    internal Stream Open(SheetPart sheet)
    {
        var place = sheet.Part.Uri.OriginalString.TrimStart('/');
        written.Add(place);
        return package.CreateEntry(place, CompressionLevel.Fastest).Open();
    }

    /// <summary>Keeps a text that is longer than a cell for a sheet of its own.</summary>
    /// <returns>Its beginning, as long as a cell can hold.</returns>
    internal string Keep(string sheet, int row, string column, string text)
    {
        overlong.Add(new(sheet, row, column, text));
        return LongText.Pieces(text).First();
    }
}
