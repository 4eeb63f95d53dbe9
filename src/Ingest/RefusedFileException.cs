using System.Globalization;
using System.Text.Json;

namespace Retention.Ingest;

/// <summary>A file that cannot be used. The message says what is wrong, where, and what to do.</summary>
public sealed class RefusedFileException : Exception
{
    private static readonly Dictionary<string, Dictionary<string, string>> Sentences = Read();

    /// <summary>Refuses with a sentence of its own, ready to show.</summary>
    public RefusedFileException(string message)
        : base(message) => (Code, Details) = ("other", []);

    /// <summary>Refuses with a sentence of <c>Quarantine/refusals.json</c>, whose {names} are filled from <paramref name="details"/>.</summary>
    public RefusedFileException(string code, params (string Name, object? Value)[] details)
        : base(Say(code, details, "en")) => (Code, Details) = (code, details);

    /// <summary>Name of the sentence in <c>Quarantine/refusals.json</c>.</summary>
    public string Code { get; }

    /// <summary>What fills the sentence: file, line, column, value and so on.</summary>
    public IReadOnlyList<(string Name, object? Value)> Details { get; }

    /// <summary>Every code that a file can be refused with.</summary>
    public static IReadOnlyCollection<string> Codes => Sentences.Keys;

    /// <summary>The message in English or Spanish.</summary>
    public string In(CultureInfo culture) => Code == "other" ? Message : Say(Code, Details, culture.TwoLetterISOLanguageName);

    private static string Say(string code, IReadOnlyList<(string Name, object? Value)> details, string language)
    {
        var sentence = Sentences[code].TryGetValue(language, out var text) ? text : Sentences[code]["en"];
        foreach (var (name, value) in details)
        {
            sentence = sentence.Replace("{" + name + "}", Convert.ToString(value, CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        return sentence;
    }

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        using var stream = typeof(RefusedFileException).Assembly.GetManifestResourceStream("Quarantine/refusals.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
    }
}
