using System.Text.Json;
using Retention.Ingest.Formats;

namespace Retention.Ingest.Mappings;

/// <summary>Columns of a file by the names that mappings use for them.</summary>
internal static class HeaderCells
{
    private const string IntoJson = "->";

    /// <summary>Position of the column, of the first where several begin as it says; -1 where the header has none.</summary>
    public static int Position(this CsvHeader header, string name) => header.Positions(name) is [var first, ..] ? first : -1;

    /// <summary>Position of the one column that a name can mean; -1 where the header has none.</summary>
    /// <exception cref="RefusedFileException">Several columns begin so, and nothing says which is meant.</exception>
    public static int OnlyPosition(this CsvHeader header, string name, string file) => header.Positions(name) switch
    {
        [] => -1,
        [var one] => one,
        [var first, var second, ..] => throw new RefusedFileException("several_columns", ("file", file), ("name", name), ("first", header.Names[first]), ("second", header.Names[second])),
    };

    private static List<int> Positions(this CsvHeader header, string name)
    {
        var column = name.Contains(IntoJson, StringComparison.Ordinal) ? name[..name.IndexOf(IntoJson, StringComparison.Ordinal)] : name;
        return header.IndexOf(column) is >= 0 and var at ? [at]
            : column.EndsWith('*') ? [.. header.Names.Index().Where(n => n.Item.StartsWith(column[..^1], StringComparison.OrdinalIgnoreCase)).Select(n => n.Index)]
            : [];
    }

    /// <summary>The field of a JSON object that a name leads to; the text itself where it leads to none.</summary>
    public static string Inside(string name, string text)
    {
        var at = name.IndexOf(IntoJson, StringComparison.Ordinal);
        if (at < 0 || text.Length == 0)
        {
            return text;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name[(at + IntoJson.Length)..], out var field)
                ? field.ValueKind switch { JsonValueKind.Null => "", JsonValueKind.String => field.GetString()!.Trim(), _ => field.GetRawText() }
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
