using System.Text.Json;

namespace Retention.Web.Tests.Api;

/// <summary>Whether JSON has the shape that a document says: types, names, lists, and nothing that is not described.</summary>
internal static class SchemaCheck
{
    public static IEnumerable<string> Problems(JsonElement document, JsonElement schema, JsonElement value, string place)
    {
        if (schema.ValueKind != JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var found = reference.GetString()![2..].Split('/').Aggregate(document, (part, name) => part.GetProperty(name));
            foreach (var problem in Problems(document, found, value, place)) yield return problem;
            yield break;
        }

        if (schema.TryGetProperty("oneOf", out var ways))
        {
            if (!ways.EnumerateArray().Any(way => !Problems(document, way, value, place).Any())) yield return $"{place}: none of its shapes";
            yield break;
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(one => Is(one, value))) yield return $"{place}: {value.ValueKind} is not {type}";
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var (index, one) in value.EnumerateArray().Index())
            {
                foreach (var problem in Problems(document, items, one, $"{place}[{index}]")) yield return problem;
            }
        }

        if (value.ValueKind != JsonValueKind.Object) yield break;
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(one => one.GetString()!).Where(name => !value.TryGetProperty(name, out _))) yield return $"{place}: {name} is missing";
        }

        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var property in value.EnumerateObject())
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(property.Name, out var own))
            {
                foreach (var problem in Problems(document, own, property.Value, $"{place}.{property.Name}")) yield return problem;
            }
        }
    }

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };
}
