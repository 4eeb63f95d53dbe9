using System.Buffers.Text;
using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Warehousing;

namespace Retention.Ingest.Loading;

/// <summary>Rows of one table on their way into the warehouse: plain CSV with the line number in front, handed to DuckDB a piece at a time.</summary>
/// <remarks>The pieces lie in a folder of their own that goes away with the load. docs/decisions/0014.</remarks>
internal sealed class Chunk : IDisposable
{
    /// <summary>Large enough for DuckDB to use every core on it, small enough to stay in the page cache.</summary>
    private const long Full = 192L << 20;

    private readonly Courier courier;
    private readonly string path;
    private readonly ChunkTarget target;
    private readonly byte delimiter;
    private readonly byte[] block = new byte[1 << 18];
    private FileStream? file;
    private int used;
    private long bytes, rows, longest;
    private bool spansLines;
    private int pieces;

    /// <param name="courier">Takes full pieces to the warehouse.</param>
    /// <param name="folder">Where the pieces are written.</param>
    /// <param name="target">Where the columns go.</param>
    /// <param name="delimiter">What stands between two columns.</param>
    public Chunk(Courier courier, string folder, ChunkTarget target, byte delimiter)
    {
        (this.courier, this.target, this.delimiter) = (courier, target, delimiter);
        path = Path.Combine(folder, target.Name);
    }

    /// <summary>The table that the rows go to.</summary>
    public string Table => target.Table;

    /// <summary>Begins a row with its line number.</summary>
    public void Begin(long line)
    {
        if (block.Length - used < 24)
        {
            Flush();
        }

        Utf8Formatter.TryFormat(line, block.AsSpan(used), out var written);
        used += written;
        rows++;
    }

    /// <summary>The rest of a row, as it stands in the file.</summary>
    public void Copy(ReadOnlySpan<byte> record, bool hasBreaks)
    {
        Separate();
        Write(record);
        spansLines |= hasBreaks;
        longest = Math.Max(longest, record.Length);
    }

    /// <summary>One more column, quoted where it must be.</summary>
    public void Add(ReadOnlySpan<byte> value)
    {
        Separate();
        if (value.ContainsAny("\"\r\n"u8) || value.Contains(delimiter))
        {
            Write("\""u8);
            for (int quote; (quote = value.IndexOf((byte)'"')) >= 0; value = value[(quote + 1)..])
            {
                Write(value[..quote]);
                Write("\"\""u8);
            }

            Write(value);
            Write("\""u8);
            spansLines |= true;
        }
        else
        {
            Write(value);
        }

        longest = Math.Max(longest, value.Length * 2L);
    }

    /// <summary>Ends the row.</summary>
    public void End()
    {
        Write("\n"u8);
        if (bytes + used >= Full)
        {
            Send();
        }
    }

    /// <summary>Hands what has been written to DuckDB, which takes it while the next piece is written.</summary>
    public void Send()
    {
        if (rows == 0)
        {
            return;
        }

        Flush();
        file!.Dispose();
        file = null;
        var options = (spansLines ? ", parallel = false" : "")
            + (longest > 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $", max_line_size = {longest * 4 + 1_000_000}") : "");
        courier.Send(target.Statement(Piece, delimiter, options), Table, rows);
        pieces++;
        (bytes, rows, longest, spansLines) = (0, 0, 0, false);
    }

    public void Dispose()
    {
        file?.Dispose();
        file = null;
    }

    // One is written while DuckDB takes the other.
    private string Piece => path + (pieces % 2 == 0 ? ".0.csv" : ".1.csv");

    private void Separate() => Write([delimiter]);

    private void Write(ReadOnlySpan<byte> value)
    {
        if (value.Length > block.Length - used)
        {
            Flush();
            if (value.Length > block.Length)
            {
                file!.Write(value);
                bytes += value.Length;
                return;
            }
        }

        value.CopyTo(block.AsSpan(used));
        used += value.Length;
    }

    private void Flush()
    {
        file ??= new(Piece, FileMode.Create, FileAccess.Write, FileShare.Read, 0);
        file.Write(block, 0, used);
        bytes += used;
        used = 0;
    }
}
