namespace Retention.Ingest.Formats;

/// <summary>Splits UTF-8 text into records and fields, 32 bytes at a time, and notices all that is not plain CSV.</summary>
/// <remarks>It keeps one record in memory. Limits: a field of <see cref="MaxField"/> bytes.</remarks>
internal sealed partial class CsvRecords(Stream utf8, byte delimiter, string file)
{
    /// <summary>The longest field that is taken, in bytes.</summary>
    public const int MaxField = 1 << 20;

    private const int MaxRecord = 1 << 26;
    private const byte Quote = (byte)'"';
    private const int Padding = 64;
    private readonly Utf8Check encoding = new();
    private byte[] buffer = new byte[(1 << 20) + Padding];
    private int[] ends = new int[64];
    private int start, length, end, scan, maskAt, openedAt, closedAt, fieldStart, lostReturns;
    private uint mask;
    private bool ended, quoted;
    private long innerBreaks, quoteLine;

    /// <summary>The physical line on which the record starts; the first line of the file is 1 (reading S49).</summary>
    public long Line { get; private set; }

    /// <summary>Fields in the record.</summary>
    public int Fields { get; private set; }

    /// <summary>Whether the record is what a plain reader takes it for: no blanks to trim, no stray quote, no lone carriage return.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>Whether the record has line breaks inside quotes.</summary>
    public bool SpansLines => innerBreaks > 0;

    /// <summary>Whether a line break ends the record; the last of a file may lack it.</summary>
    public bool EndsWithBreak { get; private set; }

    /// <summary>The record as it stands in the file, without its line break.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(start, length);

    private long NextLine { get; set; } = 1;

    /// <summary>Moves to the next record that is not an empty line.</summary>
    /// <exception cref="RefusedFileException">A quote that is not balanced, a NUL byte, a field without end.</exception>
    public bool Next()
    {
        do
        {
            if (!Scan())
            {
                return false;
            }
        }
        while (length == 0);
        return true;
    }

    /// <summary>Whether every field is empty, as in the rows that spreadsheets leave behind.</summary>
    public bool IsBlank => length == Fields - 1 || (!IsPlain && Text.Trim(" \t\","u8).IsEmpty);

    /// <summary>A field without the blanks around it and without its quotes; what a doubled quote hides is written to <paramref name="scratch"/>.</summary>
    public ReadOnlySpan<byte> Field(int index, ref byte[] scratch)
    {
        var from = index == 0 ? 0 : ends[index - 1] + 1;
        var field = Text[from..ends[index]].Trim(" \t"u8);
        if (field.Length < 2 || field[0] != Quote)
        {
            return field;
        }

        field = field[1..^1];
        return field.Contains(Quote) ? Unescape(field, ref scratch).Trim(" \t"u8) : field.Trim(" \t"u8);
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> field, ref byte[] scratch)
    {
        if (scratch.Length < field.Length)
        {
            scratch = new byte[field.Length * 2];
        }

        var n = 0;
        for (var i = 0; i < field.Length; i++)
        {
            scratch[n++] = field[i];
            i += field[i] == Quote ? 1 : 0;
        }

        return scratch.AsSpan(0, n);
    }

    /// <summary>Reads more behind the record under way, which moves to the front of the buffer.</summary>
    private bool Fill()
    {
        if (ended)
        {
            return false;
        }

        if (end - fieldStart > MaxField + 2 || end - start > MaxRecord)
        {
            throw Refuse("field_too_long", quoted ? quoteLine : Line);
        }

        var kept = end - start;
        if (kept * 2 > buffer.Length - Padding)
        {
            var larger = new byte[(buffer.Length - Padding) * 2 + Padding];
            buffer.AsSpan(start, kept).CopyTo(larger);
            buffer = larger;
        }
        else
        {
            buffer.AsSpan(start, kept).CopyTo(buffer);
        }

        (fieldStart, scan, openedAt, closedAt) = (fieldStart - start, scan - start, openedAt - start, closedAt < 0 ? -1 : closedAt - start);
        (start, end) = (0, kept);
        var read = utf8.Read(buffer, end, buffer.Length - Padding - end);
        if (read == 0)
        {
            ended = true;
            encoding.Finish(Line);
            return false;
        }

        encoding.Check(buffer.AsSpan(end, read), Line);
        end += read;
        return true;
    }

    private RefusedFileException Refuse(string code, long line) =>
        new(code, ("file", file), ("line", line), ("column", Fields + 1), ("limit", MaxField.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)));
}
