namespace Retention.Analytics.Feedback;

/// <summary>Looks for the terms of one language in one sentence. A group of words is a set of places, one bit a word.</summary>
internal sealed class Matcher(Lexicon lexicon, Language language)
{
    /// <summary>A longer sentence is read in pieces of this many words.</summary>
    public const int Widest = 64;

    private const int Farthest = 5;
    private readonly ulong[] places = new ulong[lexicon.GroupCount];
    private readonly ulong[] steps = new ulong[Widest];
    private readonly List<int> touched = [];

    // Words that exceptions take from each theme, and from the one in hand.
    private readonly ulong[] exceptions = new ulong[64];
    private ulong taken;

    /// <summary>Adds the themes of a sentence to those found so far, one bit a theme.</summary>
    public ulong Themes(ReadOnlySpan<Token> sentence, ulong found)
    {
        foreach (var group in touched)
        {
            places[group] = 0;
        }

        touched.Clear();
        for (var i = 0; i < sentence.Length; i++)
        {
            foreach (var group in sentence[i].Word.Groups(language))
            {
                if (places[group] == 0)
                {
                    touched.Add(group);
                }

                places[group] |= 1UL << i;
            }
        }

        Array.Clear(exceptions);
        taken = 0;
        foreach (var group in touched)
        {
            foreach (var (theme, term) in lexicon.Starting(group))
            {
                exceptions[theme] |= term.IsException ? Covered(term) : 0;
            }
        }

        foreach (var group in touched)
        {
            foreach (var (theme, term) in lexicon.Starting(group))
            {
                taken = exceptions[theme];
                found |= !term.IsException && (found & (1UL << theme)) == 0 && Covered(term) != 0 ? 1UL << theme : 0;
            }
        }

        return found;
    }

    /// <summary>The places of all words that make up the term, 0 where a clause is missing.</summary>
    private ulong Covered(Term term)
    {
        var all = 0UL;
        foreach (var clause in term.Clauses)
        {
            var one = Covered(clause);
            if (one == 0)
            {
                return 0;
            }

            all |= one;
        }

        return all;
    }

    private ulong Covered(IReadOnlyList<Place> clause)
    {
        steps[0] = At(clause[0]);
        if (steps[0] == 0)
        {
            return 0;
        }

        for (var i = 1; i < clause.Count; i++)
        {
            steps[i] = Reach(steps[i - 1], clause[i].IsFar, forward: true) & At(clause[i]);
        }

        // Back again: a beginning that was never ended covers nothing.
        var (here, all) = (steps[clause.Count - 1], steps[clause.Count - 1]);
        for (var i = clause.Count - 2; i >= 0; i--)
        {
            here = steps[i] & Reach(here, clause[i + 1].IsFar, forward: false);
            all |= here;
        }

        return all;
    }

    private ulong At(Place place) => places[place.Group] & ~taken;

    private static ulong Reach(ulong from, bool isFar, bool forward)
    {
        var reached = 0UL;
        for (var by = 1; by <= (isFar ? Farthest : 1); by++)
        {
            reached |= forward ? from << by : from >> by;
        }

        return reached;
    }
}
