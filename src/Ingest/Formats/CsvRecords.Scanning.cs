using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Retention.Ingest.Formats;

/// <content>Where fields and records end.</content>
internal sealed partial class CsvRecords
{
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
}
