using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>Rows of one key that a file gives in parts, as an invoice with a row for each of its lines: told once, its sums added up.</summary>
/// <param name="columns">The columns of a row.</param>
/// <param name="key">Which of them is the key.</param>
internal sealed class GroupedRows(List<MappedColumn> columns, int key)
{
    private readonly Dictionary<string, GroupedRow> rows = new(StringComparer.Ordinal);

    /// <summary>Whether a part says otherwise than those before it, in what is not added up. The whole is not known then, and waits as well.</summary>
    public Outcome? Contradiction(List<string> values)
    {
        if (!rows.TryGetValue(values[key], out var row))
        {
            return null;
        }

        for (var i = 0; i < columns.Count; i++)
        {
            if (!columns[i].IsSum && values[i] != row.Values[i])
            {
                row.IsIncomplete = true;
                return new(Fate.Held, "says_otherwise", columns[i].Name, $"{values[i]} <> {row.Values[i]}");
            }
        }

        return null;
    }

    /// <summary>Takes a part.</summary>
    public void Add(long line, List<string> values, string source)
    {
        if (!rows.TryGetValue(values[key], out var row))
        {
            rows[values[key]] = new(line, values, source);
            return;
        }

        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].IsSum)
            {
                // A part without an amount makes the whole unknown, not smaller.
                row.Values[i] = row.Values[i].Length == 0 || values[i].Length == 0 ? "" : Values.Sum([row.Values[i], values[i]]);
            }
        }
    }

    /// <summary>The rows, each under the line of its first part; a sum that lacks a part is none.</summary>
    public IEnumerable<GroupedRow> Whole()
    {
        foreach (var row in rows.Values)
        {
            for (var i = 0; i < columns.Count && row.IsIncomplete; i++)
            {
                row.Values[i] += columns[i].IsSum ? " + ?" : "";
            }

            yield return row;
        }
    }
}

/// <summary>A row put together from parts.</summary>
/// <param name="line">Where its first part stands.</param>
/// <param name="values">Its values.</param>
/// <param name="source">Its first part as it was.</param>
internal sealed class GroupedRow(long line, List<string> values, string source)
{
    public long Line => line;

    public List<string> Values => values;

    public string Source => source;

    /// <summary>Whether a part could not be added.</summary>
    public bool IsIncomplete { get; set; }
}
