using System.Globalization;
using System.Text.Json;

namespace Retention.Ingest;

/// <summary>Why a row waits, in words: the sentences of <c>Quarantine/rules.json</c>, one per rule.</summary>
public static class QuarantineRules
{
    private static readonly Dictionary<string, Dictionary<string, string>> Sentences = Read();

    /// <summary>Every rule that has a sentence; one for a blank value ends in <c>_blank</c>.</summary>
    public static IReadOnlyCollection<string> All => Sentences.Keys;

    /// <summary>The sentence of a rule in English or Spanish; the rule's own name where it has none.</summary>
    public static string Say(string rule, string? column, string? value, CultureInfo culture)
    {
        if ((!string.IsNullOrEmpty(value) || !Sentences.TryGetValue(rule + "_blank", out var languages)) && !Sentences.TryGetValue(rule, out languages))
        {
            return $"{rule}: {column} {value}".TrimEnd();
        }

        var sentence = languages.TryGetValue(culture.TwoLetterISOLanguageName, out var text) ? text : languages["en"];
        return sentence.Replace("{column}", column, StringComparison.Ordinal).Replace("{value}", value, StringComparison.Ordinal);
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        using var stream = typeof(QuarantineRules).Assembly.GetManifestResourceStream("Quarantine/rules.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
    }
}
