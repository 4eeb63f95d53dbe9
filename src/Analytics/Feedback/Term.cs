namespace Retention.Analytics.Feedback;

/// <summary>Words that name a theme.</summary>
/// <remarks>
/// Words beside each other name it in this order. <c>a|b</c>: one of them. <c>fact*</c>: any word that begins so. <c>=cargo</c>: this form alone,
/// where a word stands for all its forms. <c>a ... b</c>: with up to four words between. <c>a &amp; b</c>: both in one sentence. <c>!</c> before all: what these
/// words cover does not name the theme, whatever else says so.
/// </remarks>
/// <param name="Clauses">What has to be in a sentence; each a row of groups of words.</param>
/// <param name="IsException">Whether it takes words away from the theme.</param>
internal sealed record Term(IReadOnlyList<IReadOnlyList<Place>> Clauses, bool IsException)
{
    private const int LongestTerm = 1_000;

    /// <summary>Reads a term.</summary>
    /// <param name="text">As it stands in the taxonomy.</param>
    /// <param name="theme">Whose it is, for messages.</param>
    /// <param name="group">Gives the number of a group of words.</param>
    /// <exception cref="TaxonomyException">It cannot be followed.</exception>
    public static Term Read(string text, string theme, Func<string, int> group)
    {
        var body = text.Trim();
        var exception = body.StartsWith('!');
        var clauses = body[(exception ? 1 : 0)..].Split('&').Select(clause => Clause(clause, text, theme, group)).ToList();
        return text.Length > LongestTerm ? throw Wrong("long", text, theme, $"is longer than {LongestTerm} signs") : new(clauses, exception);
    }

    private static List<Place> Clause(string clause, string text, string theme, Func<string, int> group)
    {
        List<Place> places = [];
        var far = false;
        foreach (var word in clause.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == "...")
            {
                far = true;
                continue;
            }

            places.Add(new(group(Group(word, text, theme)), far && places.Count > 0));
            far = false;
        }

        return places.Count == 0 ? throw Wrong("empty", text, theme, "names no word") : far ? throw Wrong("ends", text, theme, "ends in ...") : places;
    }

    private static string Group(string word, string text, string theme) => string.Join('|', word.Split('|').Select(one =>
    {
        var bare = one.TrimStart('=').TrimEnd('*');
        var folded = Folding.Fold(bare);
        return folded.Length == 0 || folded.Length != bare.Normalize().Length || (one.EndsWith('*') && folded.Length < 3)
            ? throw Wrong("word", text, theme, $"has '{one}', which is no word: words are letters and figures; the signs |, &, ..., ! and = are explained in docs/themes.md, and before a * stand at least three letters")
            : (one.StartsWith('=') ? "=" : "") + folded + (one.EndsWith('*') ? "*" : "");
    }).Distinct().Order(StringComparer.Ordinal));

    private static TaxonomyException Wrong(string kind, string text, string theme, string why)
    {
        var term = text.Length > 60 ? text[..60] + "…" : text;
        return new(kind, $"Theme '{theme}': the term '{term}' {why}.", theme, term);
    }
}

/// <summary>A place in a clause.</summary>
/// <param name="Group">The group of words that can stand there.</param>
/// <param name="IsFar">Whether up to four words may stand between it and the place before.</param>
internal readonly record struct Place(int Group, bool IsFar);
