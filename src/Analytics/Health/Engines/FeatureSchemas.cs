using System.Security.Cryptography;
using System.Text.Json;

namespace Retention.Analytics.Health.Engines;

/// <summary>Whether two schemas are the same, and what sets them apart.</summary>
public static class FeatureSchemas
{
    /// <summary>SHA-256 over names, groups, shapes, directions and crossings in their order, as hexadecimal digits.</summary>
    public static string Hash(this FeatureSchema schema) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(schema, HealthJson.Options)));

    /// <summary>Refuses a table whose columns are not those that a model was trained on.</summary>
    /// <exception cref="ChurnModelException">A column was added, is gone, moved, or is read in another way.</exception>
    public static void Require(this FeatureSchema trained, FeatureSchema given)
    {
        if (ReferenceEquals(trained, given) || trained.Hash() == given.Hash()) return;
        var (known, found) = (Names(trained), Names(given));
        if (known.Except(found).ToList() is { Count: > 0 } gone) throw Other($"has no column {List(gone)} any more");
        if (found.Except(known).ToList() is { Count: > 0 } added) throw Other($"has the new column {List(added)}");
        if (!known.SequenceEqual(found)) throw Other("has the columns in another order");
        var changed = known.Where((_, i) => Json(trained.Features[i]) != Json(given.Features[i])).ToList();
        throw Other(changed.Count > 0 ? $"reads the column {List(changed)} in another way" : "crosses other columns");
    }

    private static ChurnModelException Other(string how) => new($"The model was trained on other columns: the table {how}. Train it again.");

    private static List<string> Names(FeatureSchema schema) => [.. schema.Features.Select(feature => feature.Name)];

    private static string Json(Feature feature) => JsonSerializer.Serialize(feature, HealthJson.Options);

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
