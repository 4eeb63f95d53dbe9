using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Retention.Ingest.Formats;
using Retention.Ingest.Mappings;

namespace Retention.Ingest.Loading;

/// <summary>One record of a file, asked for its columns by the names that a mapping uses.</summary>
internal sealed class MappedRecord
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly CsvHeader header;
    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);
    private readonly string[] row;
    private byte[] scratch = new byte[1024];

    /// <exception cref="RefusedFileException">The mapping names a column by its beginning, and several begin so.</exception>
    public MappedRecord(Mapping mapping, CsvHeader header, string file)
    {
        this.header = header;
        row = new string[header.Names.Count];
        var rules = mapping.Tables.Values.SelectMany(t => t.Values).ToList();
        foreach (var name in rules.SelectMany(r => r.Reads).Concat(rules.Select(r => r.DividedBy).OfType<string>())
            .Concat(mapping.Skip.SelectMany(t => t.Reads)).Concat(mapping.Only.Values.SelectMany(t => t.Reads)).Append(mapping.Kind ?? ""))
        {
            positions[name] = header.OnlyPosition(name, file);
        }
    }

    /// <summary>The physical line on which it starts.</summary>
    public long Line { get; private set; }

    /// <summary>Takes the record that was read last.</summary>
    public void Read(CsvRecords record)
    {
        Line = record.Line;
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Encoding.UTF8.GetString(record.Field(i, ref scratch)).Trim();
        }
    }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string name) => positions[name] >= 0;

    /// <summary>The text of a column; empty where it is blank or not there.</summary>
    public string Cell(string name) => positions[name] is >= 0 and var at ? HeaderCells.Inside(name, row[at]) : "";

    /// <summary>All of it as a JSON object, blanks left out.</summary>
    public string Original()
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
}
