using System.Text;
using Retention.Ingest.Formats;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>Takes every record of a file where it belongs, and counts: written, skipped or held, none twice and none lost.</summary>
internal sealed class RecordSorter : IDisposable
{
    private readonly string file;
    private readonly int columns;
    private readonly bool isReport;
    private readonly byte[] table;
    private readonly IRowWriter writer;
    private readonly Chunk rejects, skips;
    private readonly Dictionary<string, long> reasons = new(StringComparer.Ordinal);

    /// <param name="file">Its name, for messages.</param>
    /// <param name="columns">How many columns the header has.</param>
    /// <param name="shape">What it is read as; a report ends with a line that says when it was made.</param>
    /// <param name="writer">Takes whole records.</param>
    /// <param name="open">Begins a way into a table.</param>
    /// <param name="loadId">Number of the load.</param>
    public RecordSorter(string file, int columns, FileShape shape, IRowWriter writer, Func<ChunkTarget, Chunk> open, int loadId)
    {
        (this.file, this.columns, this.writer) = (file, columns, writer);
        (table, isReport) = (Encoding.UTF8.GetBytes(shape.Tables[^1]), shape.Mapping?.Preamble ?? false);
        (rejects, skips) = (open(ChunkTarget.ForRejects(loadId)), open(ChunkTarget.ForSkips(loadId)));
    }

    /// <summary>Records so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Records that are no data.</summary>
    public long Skipped => reasons.Values.Sum();

    /// <summary>Records that wait in quarantine as they stand.</summary>
    public long Held { get; private set; }

    /// <summary>How many were skipped for each reason.</summary>
    public IReadOnlyDictionary<string, long> Reasons => reasons;

    /// <summary>Takes the record that was read last.</summary>
    /// <exception cref="RefusedFileException">The file ends in the middle of it.</exception>
    public void Take(CsvRecords records)
    {
        if (records.IsBlank)
        {
            Count("blank");
        }
        else if (records.Fields == columns)
        {
            Settle(writer.Write(records), records);
        }
        else if (isReport && records.Fields == 1 && records.Text.IndexOfAnyInRange((byte)'A', (byte)'z') >= 0)
        {
            Keep(records.Line, "line_of_text", records.Text);
        }
        else if (!records.EndsWithBreak && records.Fields < columns)
        {
            throw new RefusedFileException("cut_off", ("file", file), ("line", records.Line), ("found", records.Fields), ("expected", columns));
        }
        else
        {
            Hold(records, new(Fate.Held, records.Fields < columns ? "too_few_columns" : "too_many_columns", "", $"{records.Fields} / {columns}"));
        }

        Rows++;
    }

    /// <summary>Keeps a line aside that stood above the header.</summary>
    public void Skip(long line, string reason, string text)
    {
        Keep(line, reason, Encoding.UTF8.GetBytes(text));
        Rows++;
    }

    /// <summary>Hands over what is still unwritten.</summary>
    public void Complete()
    {
        rejects.Send();
        skips.Send();
    }

    public void Dispose()
    {
        rejects.Dispose();
        skips.Dispose();
    }

    private void Settle(Outcome outcome, CsvRecords records)
    {
        switch (outcome.Fate)
        {
            case Fate.Skipped:
                Keep(records.Line, outcome.Why!, records.Text);
                break;
            case Fate.Held:
                Hold(records, outcome);
                break;
            case Fate.Written:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(outcome));
        }
    }

    private void Keep(long line, string reason, ReadOnlySpan<byte> text)
    {
        Count(reason);
        skips.Begin(line);
        skips.Add(Encoding.UTF8.GetBytes(reason));
        skips.Add(text);
        skips.End();
    }

    private void Hold(CsvRecords records, Outcome outcome)
    {
        Held++;
        rejects.Begin(records.Line);
        rejects.Add(table);
        rejects.Add(records.Text);
        rejects.Add(Encoding.UTF8.GetBytes(outcome.Why!));
        rejects.Add(Encoding.UTF8.GetBytes(outcome.Column ?? ""));
        rejects.Add(Encoding.UTF8.GetBytes(outcome.Value ?? ""));
        rejects.End();
    }

    private void Count(string reason) => reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
}
