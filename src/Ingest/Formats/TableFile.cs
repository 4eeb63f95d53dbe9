using System.Text;
using Retention.Ingest.Sources;

namespace Retention.Ingest.Formats;

/// <summary>Any delimited text file with a header, read cell by cell in the dialects that a load takes; nothing is loaded.</summary>
public sealed class TableFile : IDisposable
{
    private const int HeadLength = 1 << 16;
    private readonly SourceText text;
    private readonly CsvRecords records;
    private readonly CsvHeader header;
    private byte[] scratch = new byte[256];

    private TableFile(SourceFile file, SourceText text)
    {
        (Name, this.text) = (file.Name, text);
        var head = new byte[HeadLength];
        var read = text.Utf8.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        var delimiter = CsvHeader.FindDelimiter(head.AsSpan(0, read));
        records = new(new PrefixedStream(head.AsMemory(0, read), text.Utf8), delimiter, Name);
        header = CsvHeader.Read(records, delimiter, Name);
    }

    /// <summary>The name of the file, for messages.</summary>
    public string Name { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => header.Names;

    /// <summary>The physical line on which the row starts; the header is line 1.</summary>
    public long Line => records.Line;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="RefusedFileException">It is not there, not text, or has no header.</exception>
    public static TableFile Open(string path)
    {
        if (!File.Exists(path)) throw new RefusedFileException("not_found", ("file", path));
        var file = new SourceFile(path, Path.GetFileName(path));
        var source = file.OpenText(IsWindows1252(file));
        try
        {
            return new(file, source);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Position of a column, whatever the case of its name; -1 where there is none.</summary>
    public int IndexOf(string name) => header.IndexOf(name);

    /// <summary>Moves to the next row that is not blank.</summary>
    /// <exception cref="RefusedFileException">The row has more or fewer cells than the header, its quotes do not balance, or the file is damaged.</exception>
    public bool Next()
    {
        try
        {
            while (records.Next())
            {
                if (records.IsBlank) continue;
                if (records.Fields == header.Names.Count) return true;
                throw records.EndsWithBreak || records.Fields > header.Names.Count
                    ? new RefusedFileException(FormattableString.Invariant($"{Name}, line {Line}: the row has {records.Fields} cells and the header {header.Names.Count}; mend the row, or quote what holds a delimiter."))
                    : new RefusedFileException("cut_off", ("file", Name), ("line", Line), ("found", records.Fields), ("expected", header.Names.Count));
            }

            _ = text.Hash();
            return false;
        }
        catch (InvalidDataException e)
        {
            throw new RefusedFileException("damaged_gzip", ("file", Name), ("reason", e.Message));
        }
    }

    /// <summary>A cell of the row, without the blanks and quotes around it.</summary>
    public string Cell(int column) => Encoding.UTF8.GetString(records.Field(column, ref scratch));

    /// <inheritdoc/>
    public void Dispose() => text.Dispose();

    /// <summary>Reads the whole file once: its letters may be the only thing that tells one encoding from the other.</summary>
    private static bool IsWindows1252(SourceFile file)
    {
        try
        {
            using var text = file.OpenText(windows1252: false);
            var (check, block) = (new Utf8Check(), new byte[HeadLength]);
            for (int read; (read = text.Utf8.Read(block)) > 0;)
            {
                check.Check(block.AsSpan(0, read), 1);
            }

            check.Finish(1);
            return false;
        }
        catch (NotUtf8Exception e)
        {
            return file.IsWindows1252() ? true : throw new RefusedFileException("wrong_encoding", ("file", file.Name), ("line", e.Line));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedFileException("wrong_encoding", ("file", file.Name), ("line", 1));
        }
        catch (InvalidDataException e)
        {
            throw new RefusedFileException("damaged_gzip", ("file", file.Name), ("reason", e.Message));
        }
    }
}
