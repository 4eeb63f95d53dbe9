namespace Retention.Analytics.Export;

/// <summary>A text that is longer than a cell.</summary>
/// <param name="Sheet">The sheet it belongs to.</param>
/// <param name="Row">Its row there.</param>
/// <param name="Column">The title of its column.</param>
/// <param name="Text">All of it.</param>
internal sealed record LongText(string Sheet, int Row, string Column, string Text)
{
    /// <summary>The columns of the sheet of such texts.</summary>
    public static IReadOnlyList<SheetColumn> Columns { get; } =
        [new("sheet", CellKind.Text), new("row", CellKind.Whole), new("column", CellKind.Text), new("part", CellKind.Whole), new("text", CellKind.Text)];

    /// <summary>Writes them in parts, one below the other.</summary>
    public static void Write(SheetWriter sheet, IEnumerable<LongText> texts)
    {
        foreach (var text in texts)
        {
            foreach (var (place, piece) in Pieces(text.Text).Index()) sheet.Add(text.Sheet, text.Row, text.Column, place + 1, piece);
        }
    }

    /// <summary>The text in pieces of what a cell holds; no sign is cut in two.</summary>
    public static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(CellXml.LongestText, text.Length - start);
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1])) length--;
            yield return text.Substring(start, length);
            start += length;
        }
    }
}
