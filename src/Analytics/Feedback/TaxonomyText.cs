using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.Analytics.Feedback;

/// <summary>A taxonomy as JSON: what stands in taxonomy.json.</summary>
public static class TaxonomyText
{
    private const int LongestText = 1_000_000;
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a taxonomy.</summary>
    /// <exception cref="TaxonomyException">It is no JSON of this shape, or names something that cannot be used.</exception>
    public static Taxonomy Read(string json)
    {
        if (json.Length > LongestText)
        {
            throw new TaxonomyException("size", $"A taxonomy has at most {LongestText} signs; this one has {json.Length}.", LongestText, json.Length);
        }

        try
        {
            var written = JsonSerializer.Deserialize<Written>(json, Options);
            return new([.. (written?.Themes ?? []).Select(theme => new Theme(
                theme?.Name ?? "", theme?.Label?.Es ?? "", theme?.Label?.En ?? "", [.. (theme?.Es ?? []).Select(t => t ?? "")], [.. (theme?.En ?? []).Select(t => t ?? "")]))]);
        }
        catch (JsonException e)
        {
            var at = e.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw new TaxonomyException("shape", $"The taxonomy is not JSON of the right shape{at}{(e.Path is { Length: > 1 } path ? $" at {path}" : "")}: compare it with the one that comes with the product, docs/themes.md.", at);
        }
    }

    /// <summary>Writes a taxonomy; reading it gives the same one.</summary>
    public static string Write(Taxonomy taxonomy) => JsonSerializer.Serialize(
        new Written([.. taxonomy.Themes.Select(theme => new WrittenTheme(theme.Name, new(theme.Es, theme.En), [.. theme.TermsEs], [.. theme.TermsEn]))]), Options) + "\n";

    internal static Taxonomy ReadDefault()
    {
        using var stream = typeof(Taxonomy).Assembly.GetManifestResourceStream("taxonomy.json")!;
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd());
    }

    private sealed record Written(WrittenTheme?[]? Themes);

    private sealed record WrittenTheme(string? Name, Label? Label, string?[]? Es, string?[]? En);

    private sealed record Label(string? Es, string? En);
}
