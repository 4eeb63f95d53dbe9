using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        Converters = { new ColumnRuleConverter(), new RowTestsConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <exception cref="RefusedFileException">The text is not a mapping, or names a table or column that does not exist.</exception>
    public static Mapping Read(string text, string file)
    {
        try
        {
            var written = JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip }) as JsonObject ?? throw Bad(file, "it is not an object");
            var whole = Based(written, file);
            var mapping = whole.Deserialize<Mapping>(Options)!;
            Check(mapping, file);
            return mapping with { Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole.ToJsonString())))[..8] };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Bad(file, e.Message);
        }
    }

    /// <summary>The mapping that it is based on, with what it changes: whole entries, but tables column by column.</summary>
    private static JsonObject Based(JsonObject written, string file)
    {
        if ((string?)written["based_on"] is not { } name)
        {
            return written;
        }

        var whole = MappingCatalogue.Text(name) is { } text ? JsonNode.Parse(text)!.AsObject() : throw Bad(file, $"\"based_on\" names {name}, and no mapping of that name ships");
        foreach (var (key, value) in written.Where(p => p.Key != "tables"))
        {
            whole[key] = value?.DeepClone();
        }

        foreach (var (table, columns) in written["tables"]?.AsObject() ?? [])
        {
            if (whole["tables"]![table] is not JsonObject known)
            {
                whole["tables"]![table] = known = [];
            }

            foreach (var (column, rule) in columns?.AsObject() ?? [])
            {
                known[column] = rule?.DeepClone();
            }
        }

        return whole;
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

    /// <summary>Tests may be written as one object or a list of them.</summary>
    private sealed class RowTestsConverter : JsonConverter<RowTests>
    {
        public override RowTests Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.StartArray
            ? new(JsonSerializer.Deserialize<List<RowTest>>(ref reader, options)!)
            : new([JsonSerializer.Deserialize<RowTest>(ref reader, options)!]);

        public override void Write(Utf8JsonWriter writer, RowTests value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

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
