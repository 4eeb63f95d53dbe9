using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Retention.Ingest.Formats;

/// <summary>Checks a stream of blocks for UTF-8, also where a block ends inside a character.</summary>
internal sealed class Utf8Check
{
    private readonly byte[] rest = new byte[4];
    private int restLength;

    /// <summary>Checks the next block.</summary>
    /// <param name="block">Bytes as they were read.</param>
    /// <param name="line">Line at the start of the record under way, for the message.</param>
    public void Check(ReadOnlySpan<byte> block, long line)
    {
        if (restLength == 0 && Ascii.IsValid(block))
        {
            return;
        }

        while (restLength > 0 && block.Length > 0)
        {
            rest[restLength++] = block[0];
            block = block[1..];
            var status = Rune.DecodeFromUtf8(rest.AsSpan(0, restLength), out _, out _);
            if (status == OperationStatus.InvalidData)
            {
                throw new NotUtf8Exception(line);
            }

            restLength = status == OperationStatus.Done ? 0 : restLength;
        }

        var tail = Math.Min(3, block.Length);
        while (tail > 0 && Rune.DecodeFromUtf8(block[^tail..], out _, out _) != OperationStatus.NeedMoreData)
        {
            tail--;
        }

        if (!Utf8.IsValid(block[..^tail]))
        {
            throw new NotUtf8Exception(line);
        }

        block[^tail..].CopyTo(rest.AsSpan(restLength));
        restLength += tail;
    }

    /// <summary>Checks that the text does not end inside a character.</summary>
    public void Finish(long line)
    {
        if (restLength > 0)
        {
            throw new NotUtf8Exception(line);
        }
    }
}

/// <summary>The text is not UTF-8 near this line.</summary>
internal sealed class NotUtf8Exception(long line) : Exception
{
    public long Line { get; } = line;
}
