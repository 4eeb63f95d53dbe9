using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Retention.Web.Language;

/// <summary>Every word a person sees on a page, by key, in the language of the request. See Resources/README.md.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage =
        Cultures.Languages.ToFrozenDictionary(language => language, Read);

    /// <summary>The words for a key in the reader's language.</summary>
    /// <exception cref="KeyNotFoundException">The key stands in neither file: a mistake in a page, found by its test.</exception>
    public string this[string key] => Find(key);

    /// <summary>The words for a key with <c>{0}</c>, <c>{1}</c> ... filled in, numbers and dates in the reader's culture.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, Find(key), values);

    /// <summary>The words for a count: <c>key.one</c> for one, else <c>key.other</c>; <c>{0}</c> is the count.</summary>
    public string Count(string key, long count, params object?[] values) =>
        string.Format(CultureInfo.CurrentCulture, Find(count == 1 ? key + ".one" : key + ".other"),
            [count.ToString("N0", CultureInfo.CurrentCulture), .. values]);

    /// <summary>True when the key has words; for keys made from a value that the page does not own (a check's name, say).</summary>
    public bool Has(string key) => ByLanguage["en"].ContainsKey(key);

    /// <summary>The keys of one language, for the test that keeps both complete.</summary>
    public static IReadOnlyDictionary<string, string> Of(string language) => ByLanguage[language];

    /// <summary><c>en</c> or <c>es</c>: the language of the request.</summary>
    public string Language => Cultures.LanguageOf(CultureInfo.CurrentUICulture);

    private string Find(string key) => ByLanguage[Language].TryGetValue(key, out var words)
        ? words
        : throw new KeyNotFoundException($"No words for \"{key}\" in Resources/{Language}.json. Add the key to en.json and es.json.");

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var file = typeof(Words).Assembly.GetManifestResourceStream($"Words.{language}")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
