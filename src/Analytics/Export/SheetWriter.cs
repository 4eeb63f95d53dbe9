using System.Text;

namespace Retention.Analytics.Export;

/// <summary>Writes the rows of a sheet as they come; more than a sheet holds go on in the next, and none is left out.</summary>
public sealed class SheetWriter : IDisposable
{
    /// <summary>How many rows a sheet holds.</summary>
    public const int MostRows = 1_048_576;

    private readonly Workbook book;
    private readonly string wanted;
    private readonly SheetColumn[] columns;
    private readonly byte[][] letters;
    private readonly Style[] styles;
    private readonly decimal?[] sums;
    private readonly List<SheetPart> parts = [];
    private readonly int most;
    private Stream? entry;
    private CellXml? xml;
    private int row;

    internal SheetWriter(Workbook book, string name, IReadOnlyList<SheetColumn> columns, SheetLook look, int most)
    {
        (this.book, wanted, Look, this.most) = (book, name, look, most);
        var titles = SheetName.Titles(columns.Select(column => column.Title));
        this.columns = [.. columns.Zip(titles, (column, title) => column with { Title = title })];
        letters = [.. Enumerable.Range(0, columns.Count).Select(Letters).Select(Encoding.ASCII.GetBytes)];
        styles = [.. columns.Select(column => look.Wraps && column.Kind == CellKind.Text ? Style.Wrapped : Styles.Of(column.Kind))];
        sums = [.. columns.Select(column => column.Kind is CellKind.Money or CellKind.Number or CellKind.Rounded or CellKind.Whole ? 0m : (decimal?)null)];
    }

    /// <summary>Its columns, under the titles they have in the sheet.</summary>
    public IReadOnlyList<SheetColumn> Columns => columns;

    /// <summary>How many rows were written.</summary>
    public long Rows { get; private set; }

    /// <summary>The sum of each column of numbers; null for others, and where a value cannot be added.</summary>
    public IReadOnlyList<decimal?> Sums => sums;

    /// <summary>The names of the sheets that it took.</summary>
    public IReadOnlyList<string> Names => [.. parts.Select(part => part.Name)];

    internal SheetLook Look { get; }

    internal IReadOnlyList<SheetPart> Parts => parts;

    /// <summary>Writes a row: one value a column. A <see cref="SheetFormula"/> is worked out by the reader's program.</summary>
    public void Add(params ReadOnlySpan<object?> values)
    {
        if (values.Length != columns.Length) throw new ArgumentException($"The sheet {wanted} has {columns.Length} columns, and the row {values.Length}.", nameof(values));
        if (xml is null || row == most) Next();
        Rows++;
        Write(values);
    }

    /// <summary>A reference to a column in all its sheets, as the arguments of a formula: <c>t_Data[mrr],t_Data_2[mrr]</c>.</summary>
    public string Reference(int column) => string.Join(",", parts.Select(part => $"{part.Table}[{SheetName.InFormula(columns[column].Title)}]"));

    /// <summary>Ends what was begun.</summary>
    public void Dispose() => Close();

    /// <summary>Ends the last of its sheets.</summary>
    internal void Finish()
    {
        if (parts.Count == 0) Next();
        Close();
    }

    internal static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    private void Next()
    {
        Close();
        var part = book.Begin(wanted, Look.IsTable);
        parts.Add(part);
        entry = book.Open(part);
        xml = new CellXml(entry);
        row = 0;
        SheetXml.Begin(xml, columns, Look);
        if (Look.IsTable) Write([.. columns.Select(column => column.Title)], isHeader: true);
    }

    private void Write(ReadOnlySpan<object?> values, bool isHeader = false)
    {
        row++;
        xml!.Raw("<row r=\""u8);
        xml.Number(row);
        xml.Raw("\">"u8);
        for (var i = 0; i < values.Length; i++)
        {
            switch (values[i])
            {
                case SheetFormula formula: xml.Formula(letters[i], row, formula.Text, formula.Value, styles[i]); break;
                case SheetFigure figure: xml.Cell(letters[i], row, figure.Value, Styles.Of(figure.Kind)); break;
                case SheetHeading heading: xml.Cell(letters[i], row, heading.Text, heading.IsTitle ? Style.Title : Style.Label); break;
                case string { Length: > CellXml.LongestText } text: xml.Cell(letters[i], row, book.Keep(parts[^1].Name, row, columns[i].Title, text), styles[i]); break;
                case var value: xml.Cell(letters[i], row, value, isHeader ? Style.Label : styles[i]); break;
            }

            if (!isHeader) Count(i, values[i]);
        }

        xml.Raw("</row>"u8);
    }

    private void Count(int column, object? value)
    {
        if (sums[column] is not { } sum) return;
        sums[column] = value switch
        {
            null or DBNull => sum,
            decimal number => sum + number,
            int whole => sum + whole,
            long whole => sum + whole,
            double real when Math.Abs(real) < 1e15 => sum + (decimal)real,
            SheetFormula formula => sum + formula.Value,
            _ => null,
        };
    }

    private void Close()
    {
        if (xml is null) return;
        // A table has at least one row below its header.
        if (Look.IsTable && row == 1)
        {
            row++;
            xml.Raw("<row r=\"2\"></row>"u8);
        }

        parts[^1].Rows = row;
        SheetXml.End(xml, columns.Length, row, Look, parts.Count == 1 && Look.Chart is not null);
        xml.Dispose();
        entry!.Dispose();
        (xml, entry) = (null, null);
    }
}
