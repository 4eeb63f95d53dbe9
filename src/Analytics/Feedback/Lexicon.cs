namespace Retention.Analytics.Feedback;

/// <summary>The terms of a taxonomy in one language, made ready to be looked for.</summary>
internal sealed class Lexicon
{
    private readonly Language language;
    private readonly Dictionary<string, int> groups = [];
    private readonly Dictionary<string, List<int>> stems = [];
    private readonly Dictionary<string, List<int>> exact = [];
    private readonly Dictionary<string, List<int>> beginnings = [];
    private readonly Spelling spelling;
    private readonly List<(int Theme, Term Term)>[] starting;

    public Lexicon(IReadOnlyList<Theme> themes, Language language)
    {
        this.language = language;
        List<(int Theme, Term Term)> terms =
            [.. from theme in themes.Index() from text in theme.Item.Terms(language) where !string.IsNullOrWhiteSpace(text) select (theme.Index, Term.Read(text, theme.Item.Name, Group))];
        starting = [.. Enumerable.Range(0, groups.Count).Select(_ => new List<(int, Term)>())];
        foreach (var one in terms) starting[one.Term.Clauses[0][0].Group].Add(one);
        spelling = new(stems.Keys);
    }

    /// <summary>The terms that begin with a group, each with the number of its theme.</summary>
    public List<(int Theme, Term Term)> Starting(int group) => starting[group];

    /// <summary>How many groups of words there are; they are numbered from 0.</summary>
    public int GroupCount => groups.Count;

    /// <summary>Whether a term names this very word, not only one that is near it.</summary>
    public bool Knows(string folded) => Found(folded).Count > 0;

    /// <summary>The groups that a word belongs to. What is no small word and in none is looked for with a slip of the pen.</summary>
    public int[] Groups(string folded, bool isSmall)
    {
        var found = Found(folded);
        if (found.Count == 0 && !isSmall && !folded.Any(char.IsDigit) && spelling.Meant(Stemmer.Stem(folded, language)) is { } meant)
        {
            found.AddRange(stems[meant]);
        }

        return [.. found.Distinct()];
    }

    private List<int> Found(string folded)
    {
        List<int> found = [.. exact.GetValueOrDefault(folded, []), .. stems.GetValueOrDefault(Stemmer.Stem(folded, language), [])];
        var beginning = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 3; length <= folded.Length; length++)
        {
            if (beginning.TryGetValue(folded.AsSpan(0, length), out var there)) found.AddRange(there);
        }

        return found;
    }

    private int Group(string words)
    {
        if (groups.TryGetValue(words, out var number))
        {
            return number;
        }

        number = groups.Count;
        groups.Add(words, number);
        foreach (var word in words.Split('|'))
        {
            var (list, key) = word[0] == '=' ? (exact, word[1..]) : word[^1] == '*' ? (beginnings, word[..^1]) : (stems, Stemmer.Stem(word, language));
            (list.TryGetValue(key, out var there) ? there : list[key] = []).Add(number);
        }

        return number;
    }
}
