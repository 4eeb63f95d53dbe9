using System.Text;
using Retention.Ingest.Formats;
using Retention.Ingest.Mappings;
using Retention.Ingest.Sources;

namespace Retention.Ingest.Loading;

/// <summary>The header of a file, what it is read as, and the lines that stood above it.</summary>
/// <param name="Records">The records, of which the header was the last one read.</param>
/// <param name="Header">The header.</param>
/// <param name="Shape">What the file is read as.</param>
/// <param name="Preamble">Lines above the header.</param>
internal sealed record FoundHeader(CsvRecords Records, CsvHeader Header, FileShape Shape, List<(long Line, string Text)> Preamble)
{
    /// <summary>The title of a report is shorter than this.</summary>
    private const int MostLinesAbove = 20;

    /// <summary>Takes the first line for the header, or else the first below it that a mapping of reports knows.</summary>
    /// <exception cref="RefusedFileException">No shape fits; the message is about the first line.</exception>
    public static FoundHeader In(CsvRecords records, byte delimiter, SourceFile file, ShapeFinder shapes, string? asked)
    {
        var header = CsvHeader.Read(records, delimiter, file.Name);
        List<(long, string)> above = [(records.Line, Encoding.UTF8.GetString(records.Text))];
        try
        {
            return new(records, header, shapes.Find(header, file, asked), []);
        }
        catch (RefusedFileException e) when (e.Code is "unknown_header" or "mapping_does_not_fit")
        {
            while (above.Count <= MostLinesAbove && Next(records))
            {
                header = CsvHeader.Here(records, delimiter);
                if (shapes.FindBelow(header, file, asked) is { } shape)
                {
                    return new(records, header, shape, above);
                }

                above.Add((records.Line, Encoding.UTF8.GetString(records.Text)));
            }

            throw;
        }
    }

    /// <summary>What is wrong further down does not matter in a file that nobody knows.</summary>
    private static bool Next(CsvRecords records)
    {
        try
        {
            return records.Next();
        }
        catch (RefusedFileException)
        {
            return false;
        }
    }
}
