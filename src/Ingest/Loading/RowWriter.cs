using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Retention.Ingest.Formats;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>Takes the records of a file, one by one, to the tables they belong to.</summary>
internal interface IRowWriter : IDisposable
{
    /// <summary>Writes the record that was read last.</summary>
    void Write(CsvRecords record);

    /// <summary>Hands over what is still unwritten.</summary>
    void Complete();
}

/// <summary>Copies the records of a canonical file as they stand.</summary>
internal sealed class CopyWriter(Chunk chunk) : IRowWriter
{
    private byte[] scratch = new byte[1024];

    public void Write(CsvRecords record)
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
    }

    public void Complete() => chunk.Send();

    public void Dispose() => chunk.Dispose();
}

/// <summary>Writes the rows of a mapping: one record may give a row to several tables.</summary>
internal sealed class MappedWriter : IRowWriter
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly CsvHeader header;
    private readonly Mapping mapping;
    private readonly TimeZoneInfo? zone;
    private readonly List<Target> tables = [];
    private readonly string[] row;
    private byte[] scratch = new byte[1024];
    private byte[] utf8 = new byte[1024];

    public MappedWriter(Mapping mapping, CsvHeader header, Func<ChunkTarget, Chunk> open, int loadId)
    {
        (this.mapping, this.header) = (mapping, header);
        row = new string[header.Names.Count];
        zone = mapping.TimesAre is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : null;
        foreach (var (tableName, rules) in mapping.Tables)
        {
            var table = CanonicalTables.Find(tableName)!;
            var columns = rules.Select(r => new Source(table.Column(r.Key)!, r.Value, [.. r.Value.From.Select(header.IndexOf).Where(i => i >= 0)], r.Value.DividedBy is { } d ? header.IndexOf(d) : -1))
                .Where(s => s.Rule.Constant is not null || s.At.Length > 0).ToList();
            var key = columns.FindIndex(c => c.Column.Name == (table.Key is [var first, ..] ? first : table.Columns[0].Name));
            if (key < 0)
            {
                continue;
            }

            var target = ChunkTarget.ForRows(table, [.. columns.Select(c => c.Column.Name)], mapping.TermsAre == TermsAre.Today ? "today" : null, loadId);
            tables.Add(new(open(target), columns, key, mapping.Tables.Count > 1 && table.Key.Count == 1 ? [] : null));
        }
    }

    public void Write(CsvRecords record)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Encoding.UTF8.GetString(record.Field(i, ref scratch)).Trim();
        }

        var source = Original();
        foreach (var (chunk, columns, key, seen) in tables)
        {
            var values = columns.ConvertAll(Value);
            if (seen is not null && chunk.Table != tables[^1].Chunk.Table && IsKnown(seen, values[key], values))
            {
                continue;
            }

            chunk.Begin(record.Line);
            values.ForEach(v => Add(chunk, v));
            Add(chunk, source);
            chunk.End();
        }
    }

    public void Complete() => tables.ForEach(t => t.Chunk.Send());

    public void Dispose() => tables.ForEach(t => t.Chunk.Dispose());

    /// <summary>A customer or plan that stands in many rows is taken once, and again only where it says something else; a row without a plan gives none.</summary>
    private static bool IsKnown(Dictionary<string, string> seen, string key, List<string> values)
    {
        var all = string.Join('\u001f', values);
        if (key.Length == 0 || (seen.TryGetValue(key, out var before) && before == all))
        {
            return true;
        }

        seen[key] = all;
        return false;
    }

    private string Value(Source source)
    {
        var text = source.Rule.Constant ?? First(source.At);
        if (text.Length == 0)
        {
            return text;
        }

        if (source.Rule.Values.Count > 0 && source.Rule.Values.FirstOrDefault(v => v.Key.Equals(text, StringComparison.OrdinalIgnoreCase)).Value is { } meant)
        {
            return meant;
        }

        switch (source.Column.Kind)
        {
            case ColumnKind.Time:
                return Values.Time(text, mapping.Dates, zone);
            case ColumnKind.Number or ColumnKind.Money:
                text = Values.Number(text, mapping.Numbers);
                text = source.DividedBy >= 0 ? Values.Divide(text, Values.Number(row[source.DividedBy], mapping.Numbers)) : text;
                return source.Column.Kind == ColumnKind.Money ? Values.Major(text, mapping.MinorUnits) : text;
            default:
                return text;
        }
    }

    private string First(int[] at)
    {
        foreach (var i in at)
        {
            if (row[i].Length > 0)
            {
                return row[i];
            }
        }

        return "";
    }

    private string Original()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i].Length > 0)
                {
                    json.WriteString(header.Names[i], row[i]);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private void Add(Chunk chunk, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (utf8.Length < most)
        {
            utf8 = new byte[most * 2];
        }

        chunk.Add(utf8.AsSpan(0, Encoding.UTF8.GetBytes(value, utf8)));
    }

    /// <param name="Chunk">Where the rows go.</param>
    /// <param name="Columns">Where each value comes from.</param>
    /// <param name="Key">Which of the columns is the key.</param>
    /// <param name="Seen">Keys taken so far, where a file repeats them.</param>
    private sealed record Target(Chunk Chunk, List<Source> Columns, int Key, Dictionary<string, string>? Seen);

    private sealed record Source(CanonicalColumn Column, ColumnRule Rule, int[] At, int DividedBy);
}
