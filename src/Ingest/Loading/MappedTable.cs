using System.Text;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>One table that a mapping feeds: its columns, which records it takes, and the rows on their way.</summary>
internal sealed class MappedTable : IDisposable
{
    private readonly Chunk chunk;
    private readonly List<MappedColumn> columns;
    private readonly RowTests? only;
    private readonly int key;
    private readonly Dictionary<string, string>? seen;
    private readonly GroupedRows? groups;
    private byte[] utf8 = new byte[1024];

    /// <param name="chunk">Where the rows go.</param>
    /// <param name="columns">Where each value comes from.</param>
    /// <param name="only">Which records it takes; null takes all.</param>
    /// <param name="key">Which of the columns is the key.</param>
    /// <param name="isLast">Whether it is the table that the file is about; a row of another may stand in many records, as a customer with every payment.</param>
    public MappedTable(Chunk chunk, List<MappedColumn> columns, RowTests? only, int key, bool isLast)
    {
        (this.chunk, this.columns, this.only, this.key) = (chunk, columns, only, key);
        groups = columns.Exists(c => c.IsSum) ? new(columns, key) : null;
        IsMain = isLast || only is not null;
        seen = IsMain || groups is not null ? null : [];
    }

    /// <summary>Whether a record that feeds it is of use; a customer's name beside nothing else is not.</summary>
    public bool IsMain { get; }

    /// <summary>Whether it takes the record.</summary>
    public bool Takes(MappedRecord record) => only is null || only.Fits(record.Cell);

    /// <summary>The values that the record gives.</summary>
    public List<string> Values(MappedRecord record) => columns.ConvertAll(c => c.Value(record));

    /// <summary>The column in which a record says otherwise than an earlier one of the same key, where rows are added up.</summary>
    public Outcome? Contradiction(List<string> values) => values[key].Length == 0 ? null : groups?.Contradiction(values);

    /// <summary>Takes a row.</summary>
    public void Add(long line, List<string> values, string source)
    {
        if (groups is not null && values[key].Length > 0)
        {
            groups.Add(line, values, source);
        }
        else if (seen is null || !IsKnown(values))
        {
            Write(line, values, source);
        }
    }

    /// <summary>Hands over what is still unwritten.</summary>
    public void Complete()
    {
        foreach (var group in groups?.Whole() ?? [])
        {
            Write(group.Line, group.Values, group.Source);
        }

        chunk.Send();
    }

    public void Dispose() => chunk.Dispose();

    /// <summary>A customer or plan that stands in many rows is taken once, and again only where it says something else; a row without a plan gives none.</summary>
    private bool IsKnown(List<string> values)
    {
        var all = string.Join('\u001f', values);
        if (values[key].Length == 0 || (seen!.TryGetValue(values[key], out var before) && before == all))
        {
            return true;
        }

        seen[values[key]] = all;
        return false;
    }

    private void Write(long line, List<string> values, string source)
    {
        chunk.Begin(line);
        values.ForEach(Add);
        Add(source);
        chunk.End();
    }

    private void Add(string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (utf8.Length < most)
        {
            utf8 = new byte[most * 2];
        }

        chunk.Add(utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
    }
}
