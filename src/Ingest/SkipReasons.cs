using System.Globalization;
using System.Text.Json;

namespace Retention.Ingest;

/// <summary>Why a row is no data, in words: <c>Quarantine/skips.json</c>.</summary>
public static class SkipReasons
{
    private static readonly Dictionary<string, Dictionary<string, string>> Words = Read();

    /// <summary>Every reason that has words.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;

    /// <summary>The reasons of a file in English or Spanish, with their numbers of rows; a reason of somebody's own mapping as it stands there.</summary>
    public static string Say(IReadOnlyDictionary<string, long> skipped, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(skipped);
        return string.Join(", ", skipped.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Value.ToString("N0", culture)} {Say(s.Key, culture)}"));
    }

    private static string Say(string reason, CultureInfo culture) =>
        !Words.TryGetValue(reason, out var languages) ? reason.Replace('_', ' ')
        : languages.TryGetValue(culture.TwoLetterISOLanguageName, out var text) ? text
        : languages["en"];

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        using var stream = typeof(SkipReasons).Assembly.GetManifestResourceStream("Quarantine/skips.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
    }
}
