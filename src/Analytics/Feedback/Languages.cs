using System.Buffers;

namespace Retention.Analytics.Feedback;

/// <summary>Which language a comment is in.</summary>
internal static class Languages
{
    // A hundred words tell the language as well as ten thousand.
    private const int WordsLooked = 200;
    private static readonly SearchValues<char> SpanishSigns = SearchValues.Create("ñÑ¿¡áéíóúÁÉÍÓÚ");

    /// <summary>The code without its country (en-GB is en), null where none was given.</summary>
    public static string? Code(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        var code = given.Trim().Split('-', '_')[0].ToLowerInvariant();
        return code switch
        {
            "spanish" or "español" or "espanol" or "castellano" or "spa" => "es",
            "english" or "inglés" or "ingles" or "eng" => "en",
            _ => code,
        };
    }

    /// <summary>es or en by small words, endings, signs and known terms; null where they tell nothing or both.</summary>
    public static string? Detect(string comment, ReadOnlySpan<Token> words)
    {
        var leaning = comment.AsSpan(0, Math.Min(comment.Length, WordsLooked * 5)).ContainsAny(SpanishSigns) ? 2 : 0;
        foreach (var token in words[..Math.Min(words.Length, WordsLooked)])
        {
            leaning += token.Word.Leaning;
        }

        return leaning > 0 ? "es" : leaning < 0 ? "en" : null;
    }
}
