using System.Buffers;

namespace Retention.Analytics.Feedback;

/// <summary>Takes endings off words, so that forms of one word meet. Light: it serves to compare words with the terms of a taxonomy, not to be read. docs/decisions/0036.</summary>
internal static class Stemmer
{
    private const int Shortest = 3;
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    // Longest first: the first that fits is taken off.
    private static readonly string[] SpanishEndings =
    [.. """
        amientos imientos amiento imiento aciones adoras adores acion adora ador ancias ancia
        ariamos eriamos iriamos abamos asteis isteis aremos eremos iremos arian erian irian ieron
        iendo ando aron aban aran eran iran aria eria iria ados adas idos idas asen aste iste
        ado ada ido ida amos emos imos aba abas ais eis ara era ira are ere ire
        ar er ir an en as es os is ia io a e i o
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).OrderByDescending(e => e.Length)];

    /// <summary>The stem of a folded word.</summary>
    public static string Stem(string folded, Language language) => language == Language.Spanish ? Spanish(folded) : English(folded);

    private static string Spanish(string word)
    {
        if (word.Length > 7 && word.EndsWith("mente", StringComparison.Ordinal))
        {
            return Spanish(word[..^5]);
        }

        if (word.Length > 7 && (word.EndsWith("isimo", StringComparison.Ordinal) || word.EndsWith("isima", StringComparison.Ordinal)))
        {
            return Spanish(word[..^5] + "o");
        }

        if (word.Length > 8 && (word.EndsWith("isimos", StringComparison.Ordinal) || word.EndsWith("isimas", StringComparison.Ordinal)))
        {
            return Spanish(word[..^6] + "o");
        }

        foreach (var ending in SpanishEndings)
        {
            if (word.Length >= ending.Length + Shortest && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    private static string English(string word)
    {
        word = Singular(word);
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ness", "ing", "ed", "ly"])
        {
            if (word.Length >= ending.Length + LeastBefore(ending) && word.EndsWith(ending, StringComparison.Ordinal) && word.AsSpan(0, word.Length - ending.Length).ContainsAny(Vowels))
            {
                word = Single(word[..^ending.Length]);
                break;
            }
        }

        return word.Length <= Shortest ? word
            : word[^1] == 'e' ? word[..^1]
            : word[^1] == 'y' ? word[..^1] + "i"
            : word;
    }

    /// <summary>Business, reply: short words that only look as if they had the ending.</summary>
    private static int LeastBefore(string ending) => ending switch { "ness" => 5, "ly" => 4, _ => Shortest };

    private static string Singular(string word) =>
        word.Length <= Shortest || word[^1] != 's' ? word
        : word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) ? word[..^2]
        : word[^2] is 's' or 'u' or 'i' ? word
        : word[..^1];

    /// <summary>A consonant that was doubled before an ending: stopped is stop. Bills and misses keep theirs.</summary>
    private static string Single(string stem) =>
        stem.Length > Shortest && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z' or 'e' or 'o') ? stem[..^1] : stem;
}
