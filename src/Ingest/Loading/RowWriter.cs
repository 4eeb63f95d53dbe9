using Retention.Ingest.Formats;

namespace Retention.Ingest.Loading;

/// <summary>Takes the records of a file, one by one, to the tables they belong to.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Writes the record that was read last, or says why it does not.</summary>
    Outcome Write(CsvRecords record);

    /// <summary>Hands over what is still unwritten.</summary>
    void Complete();
}

/// <summary>What became of a record.</summary>
/// <param name="Fate">Whether its rows were written.</param>
/// <param name="Why">The reason to skip it, or the rule that holds it.</param>
/// <param name="Column">The column that is wrong.</param>
/// <param name="Value">What is wrong about it.</param>
internal readonly record struct Outcome(Fate Fate, string? Why = null, string? Column = null, string? Value = null);

/// <summary>The ways of a record.</summary>
internal enum Fate
{
    /// <summary>It gave rows to the tables.</summary>
    Written,

    /// <summary>It is no data, and is kept aside with its reason.</summary>
    Skipped,

    /// <summary>It cannot be used, and waits in quarantine.</summary>
    Held,
}

/// <summary>Copies the records of a canonical file as they stand.</summary>
internal sealed class CopyWriter(Chunk chunk) : IRowWriter
{
    private byte[] scratch = new byte[1024];

    public Outcome Write(CsvRecords record)
    {
        chunk.Begin(record.Line);
        if (record.IsPlain)
        {
            chunk.Copy(record.Text, record.SpansLines);
        }
        else
        {
            for (var i = 0; i < record.Fields; i++)
            {
                chunk.Add(record.Field(i, ref scratch));
            }
        }

        chunk.End();
        return default;
    }

    public void Complete() => chunk.Send();

    public void Dispose() => chunk.Dispose();
}
