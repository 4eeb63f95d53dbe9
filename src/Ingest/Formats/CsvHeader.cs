using System.Text;

namespace Retention.Ingest.Formats;

/// <summary>The first line of a CSV file.</summary>
/// <param name="Names">Names of the columns, without the blanks around them.</param>
/// <param name="Delimiter">What stands between two columns.</param>
internal sealed record CsvHeader(IReadOnlyList<string> Names, byte Delimiter)
{
    /// <summary>More columns than any export has.</summary>
    public const int MaxColumns = 500;

    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>The delimiter that stands most often outside quotes in the first line that has any.</summary>
    public static byte FindDelimiter(ReadOnlySpan<byte> head)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var b in head)
        {
            quoted ^= b == '"';
            if (!quoted && b == '\n' && counts.Max() > 0)
            {
                break;
            }

            if (!quoted && Array.IndexOf(Delimiters, b) is >= 0 and var at)
            {
                counts[at]++;
            }
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>Takes the first record as the header.</summary>
    /// <exception cref="RefusedFileException">There is none, or a name stands in it twice.</exception>
    public static CsvHeader Read(CsvRecords records, byte delimiter, string file)
    {
        if (!records.Next())
        {
            throw new RefusedFileException("empty", ("file", file));
        }

        if (records.Fields > MaxColumns)
        {
            throw new RefusedFileException("too_many_columns", ("file", file), ("count", records.Fields), ("limit", MaxColumns));
        }

        var names = NamesIn(records);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length > 0 && !seen.TryAdd(names[i], i + 1))
            {
                throw new RefusedFileException("duplicate_column", ("file", file), ("column", names[i]), ("first", seen[names[i]]), ("second", i + 1));
            }
        }

        return new(names, delimiter);
    }

    /// <summary>The record as it would be a header, whether or not it is one.</summary>
    public static CsvHeader Here(CsvRecords records, byte delimiter) => new(NamesIn(records), delimiter);

    private static string[] NamesIn(CsvRecords records)
    {
        var scratch = new byte[256];
        var names = new string[records.Fields];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Encoding.UTF8.GetString(records.Field(i, ref scratch)).Trim();
        }

        return names;
    }

    /// <summary>Position of a column by its name, whatever its case; -1 where there is none.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
