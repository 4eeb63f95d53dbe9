using System.Runtime.InteropServices;

namespace Retention.Analytics.Feedback;

/// <summary>Reads comments: their language, their themes, and the phrases of those without one. For one thread at a time; a taxonomy serves many.</summary>
/// <remarks>Pure: the same comment is read the same way always. Whether it is praise or blame is not guessed; the score says so.</remarks>
public sealed class ThemeReader
{
    private readonly Taxonomy taxonomy;
    private readonly Tokens tokens;
    private readonly Matcher spanish;
    private readonly Matcher english;

    /// <summary>A reader for these themes.</summary>
    public ThemeReader(Taxonomy taxonomy)
    {
        this.taxonomy = taxonomy;
        tokens = new(new(taxonomy.Spanish, taxonomy.English));
        spanish = new(taxonomy.Spanish, Language.Spanish);
        english = new(taxonomy.English, Language.English);
    }

    /// <summary>Reads a comment.</summary>
    /// <param name="comment">As it was written, of any length.</param>
    /// <param name="given">The language that came with it (es, en-GB, fr), which is believed; null where none did.</param>
    public Reading Read(string comment, string? given)
    {
        var words = CollectionsMarshal.AsSpan(tokens.Cut(comment));
        var language = Languages.Code(given) ?? Languages.Detect(comment, words);
        var found = 0UL;
        foreach (var sentence in new Sentences(words))
        {
            found = language is "es" or null ? spanish.Themes(sentence, found) : found;
            found = language is "en" or null ? english.Themes(sentence, found) : found;
        }

        return new(language, Named(found), found == 0 ? Phrases.Of(comment, words) : []);
    }

    private List<string> Named(ulong found)
    {
        List<string> names = [];
        for (var i = 0; i < taxonomy.Themes.Count; i++)
        {
            if ((found & (1UL << i)) != 0)
            {
                names.Add(taxonomy.Themes[i].Name);
            }
        }

        return names;
    }
}
