using Retention.Ingest.Formats;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>Writes the rows of a mapping: one record may give a row to several tables.</summary>
internal sealed class MappedWriter : IRowWriter
{
    private readonly Mapping mapping;
    private readonly MappedRecord record;
    private readonly List<MappedTable> tables = [];

    /// <exception cref="RefusedFileException">The mapping names a column by its beginning, and several begin so.</exception>
    public MappedWriter(Mapping mapping, CsvHeader header, string file, Func<ChunkTarget, Chunk> open, int loadId)
    {
        this.mapping = mapping;
        record = new(mapping, header, file);
        var last = Mapping.TableOf(mapping.Tables.Keys.Last());
        foreach (var (name, rules) in mapping.Tables)
        {
            var table = CanonicalTables.Find(Mapping.TableOf(name))!;
            var columns = rules.Where(r => r.Value.Constant is not null || r.Value.Reads.Any(record.Has)).Select(r => new MappedColumn(table.Column(r.Key)!, r.Value, mapping)).ToList();
            var key = columns.FindIndex(c => c.Name == (table.Key is [var first, ..] ? first : table.Columns[0].Name));
            if (key < 0)
            {
                continue;
            }

            var target = ChunkTarget.ForRows(table, name, [.. columns.Select(c => c.Name)], mapping.TermsAre == TermsAre.Today ? "today" : null, loadId);
            tables.Add(new(open(target), columns, mapping.Only.GetValueOrDefault(name), key, isLast: table.Name == last || table.Key.Count != 1));
        }
    }

    public Outcome Write(CsvRecords read)
    {
        record.Read(read);
        if (mapping.Skip.FirstOrDefault(s => s.Fits(record.Cell)) is { } skip)
        {
            return new(Fate.Skipped, skip.Reason);
        }

        var takers = tables.Where(t => t.Takes(record)).ToList();
        if (!takers.Exists(t => t.IsMain))
        {
            return new(Fate.Held, "kind_not_mapped", mapping.Kind, mapping.Kind is null ? null : record.Cell(mapping.Kind));
        }

        // All values before any row: a record that contradicts an earlier one gives none.
        var values = takers.ConvertAll(t => t.Values(record));
        for (var i = 0; i < takers.Count; i++)
        {
            if (takers[i].Contradiction(values[i]) is { } contradiction)
            {
                return contradiction;
            }
        }

        var source = record.Original();
        for (var i = 0; i < takers.Count; i++)
        {
            takers[i].Add(record.Line, values[i], source);
        }

        return default;
    }

    public void Complete() => tables.ForEach(t => t.Complete());

    public void Dispose() => tables.ForEach(t => t.Dispose());
}
