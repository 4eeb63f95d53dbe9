using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.Ingest.Mappings;

/// <summary>Reads a mapping file and checks it against the canonical tables.</summary>
internal static class MappingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new ColumnRuleConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <exception cref="RefusedFileException">The text is not a mapping, or names a table or column that does not exist.</exception>
    public static Mapping Read(string text, string file)
    {
        try
        {
            var mapping = JsonSerializer.Deserialize<Mapping>(text, Options) ?? throw Bad(file, "it is empty");
            Check(mapping, file);
            return mapping with { Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8] };
        }
        catch (JsonException e)
        {
            throw Bad(file, e.Message);
        }
    }

    private static void Check(Mapping mapping, string file)
    {
        if (mapping.Requires.Count == 0 || mapping.Tables.Count == 0)
        {
            throw Bad(file, "\"requires\" and \"tables\" must name something");
        }

        if (mapping.TimesAre is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            throw Bad(file, $"\"times_are\" names the unknown time zone {zone}");
        }

        if (mapping.Skip.Any(s => s.Reason is null || !s.Reads.Any()))
        {
            throw Bad(file, "each entry of \"skip\" must have a \"reason\" and ask something of the row");
        }

        if (mapping.Only.Keys.Concat(mapping.Needs.Keys).FirstOrDefault(t => !mapping.Tables.ContainsKey(t)) is { } stray)
        {
            throw Bad(file, $"\"only\" and \"needs\" name {stray}, which \"tables\" does not");
        }

        foreach (var (name, columns) in mapping.Tables)
        {
            var table = CanonicalTables.Find(Mapping.TableOf(name)) ?? throw Bad(file, $"there is no table {name}");
            if (columns.Keys.FirstOrDefault(c => table.Column(c) is null) is { } unknown)
            {
                throw Bad(file, $"{name} has no column {unknown}");
            }

            if (table.Required.FirstOrDefault(c => !columns.ContainsKey(c.Name)) is { } missing)
            {
                throw Bad(file, $"{name} needs {missing.Name}");
            }

            if (columns.FirstOrDefault(c => c.Value.Constant is null && !c.Value.Reads.Any()).Key is { } empty)
            {
                throw Bad(file, $"{name}.{empty} takes its value from nowhere: give \"from\", \"text\" or \"constant\"");
            }

            if (columns.Values.Any(c => c.Sum) && table.Key.Count != 1)
            {
                throw Bad(file, $"{name} has no single key to add rows up by");
            }
        }
    }

    private static RefusedFileException Bad(string file, string reason) => new("bad_mapping", ("file", file), ("reason", reason));

    /// <summary>A rule may be written as the name of a column, a list of names, or an object.</summary>
    private sealed class ColumnRuleConverter : JsonConverter<ColumnRule>
    {
        public override ColumnRule Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    return new() { From = [reader.GetString()!] };
                case JsonTokenType.StartArray:
                    return new() { From = JsonSerializer.Deserialize<List<string>>(ref reader)! };
                default:
                    var written = JsonSerializer.Deserialize<Written>(ref reader, Strict)!;
                    return new()
                    {
                        From = written.From is { } one ? Names(one) : [],
                        Text = written.Text,
                        Plus = written.Plus ?? [],
                        Constant = written.Constant,
                        Values = written.Values ?? [],
                        DividedBy = written.DividedBy,
                        Absolute = written.Absolute,
                        Sum = written.Sum,
                        Numbered = written.Numbered,
                    };
            }
        }

        public override void Write(Utf8JsonWriter writer, ColumnRule value, JsonSerializerOptions options) => throw new NotSupportedException();

        private static readonly JsonSerializerOptions Strict = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };

        private static List<string> Names(JsonElement from) =>
            from.ValueKind == JsonValueKind.Array ? [.. from.EnumerateArray().Select(e => e.GetString()!)] : [from.GetString()!];

        private sealed record Written(
            JsonElement? From, string? Text, List<string>? Plus, string? Constant, Dictionary<string, string>? Values, string? DividedBy, bool Absolute, bool Sum, bool Numbered);
    }
}
