using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Retention.Ingest.Formats;

/// <summary>Splits UTF-8 text into records and fields, 32 bytes at a time, and notices all that is not plain CSV.</summary>
/// <remarks>It keeps one record in memory. Limits: a field of <see cref="MaxField"/> bytes.</remarks>
internal sealed class CsvRecords(Stream utf8, byte delimiter, string file)
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

    private bool Scan()
    {
        start += length + (EndsWithBreak ? 1 + lostReturns : 0);
        (length, Fields, IsPlain, innerBreaks, quoted, closedAt, lostReturns) = (0, 0, true, 0, false, -1, 0);
        (Line, fieldStart) = (NextLine, start);
        var inQuotes = false;
        var returns = 0;
        for (; ; )
        {
            var at = NextSpecial();
            if (at < 0)
            {
                if (Fill())
                {
                    continue;
                }

                if (inQuotes)
                {
                    throw Refuse("unclosed_quote", quoteLine);
                }

                EndsWithBreak = false;
                if (start == end)
                {
                    return false;
                }

                IsPlain &= returns == 0;
                EndField(end);
                length = end - start;
                return true;
            }

            switch (buffer[at])
            {
                case Quote when inQuotes:
                    (inQuotes, closedAt) = (false, at);
                    break;
                case Quote when quoted:
                    inQuotes = closedAt == at - 1 ? true : throw Refuse("text_after_quote", Line + innerBreaks);
                    break;
                case Quote when at == fieldStart || buffer.AsSpan(fieldStart, at - fieldStart).Trim(" \t"u8).IsEmpty:
                    IsPlain &= at == fieldStart;
                    (inQuotes, quoted, openedAt, quoteLine) = (true, true, at, Line + innerBreaks);
                    break;
                case Quote:
                    IsPlain = false;
                    break;
                case (byte)'\n' when inQuotes:
                    innerBreaks++;
                    break;
                case (byte)'\n':
                    var cut = at > fieldStart && buffer[at - 1] == '\r' ? 1 : 0;
                    IsPlain &= returns == cut;
                    EndField(at - cut);
                    (length, lostReturns, EndsWithBreak) = (at - cut - start, cut, true);
                    NextLine = Line + innerBreaks + 1;
                    return true;
                case (byte)'\r' when !inQuotes:
                    returns++;
                    break;
                case 0:
                    throw new RefusedFileException("nul_byte", ("file", file), ("line", Line + innerBreaks));
                case var c when c == delimiter && !inQuotes:
                    EndField(at);
                    fieldStart = at + 1;
                    break;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndField(int at)
    {
        if (quoted)
        {
            if (closedAt != at - 1)
            {
                IsPlain = buffer.AsSpan(closedAt + 1, at - closedAt - 1).Trim(" \t\r"u8).IsEmpty ? false : throw Refuse("text_after_quote", Line + innerBreaks);
            }

            IsPlain &= closedAt - openedAt < 2 || (buffer[openedAt + 1] > ' ' && buffer[closedAt - 1] > ' ');
            (quoted, closedAt) = (false, -1);
        }
        else if (at > fieldStart)
        {
            IsPlain &= buffer[fieldStart] > ' ' && buffer[at - 1] > ' ';
        }

        if (at - fieldStart > MaxField)
        {
            throw Refuse("field_too_long", Line);
        }

        if (Fields == ends.Length)
        {
            Array.Resize(ref ends, ends.Length * 2);
        }

        ends[Fields++] = at - start;
    }

    /// <summary>Position of the next byte that means something: delimiter, quote, or a control character up to the carriage return.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextSpecial()
    {
        while (mask == 0)
        {
            if (scan >= end)
            {
                return -1;
            }

            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(buffer), (nuint)scan);
            var special = Vector256.Equals(bytes, Vector256.Create(delimiter))
                | Vector256.Equals(bytes, Vector256.Create(Quote))
                | Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)'\r')), bytes);
            mask = special.ExtractMostSignificantBits();
            maskAt = scan;
            scan += Vector256<byte>.Count;
            if (scan > end)
            {
                mask &= (1u << (end - maskAt)) - 1;
                scan = end;
            }
        }

        var at = maskAt + BitOperations.TrailingZeroCount(mask);
        mask &= mask - 1;
        return at;
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
