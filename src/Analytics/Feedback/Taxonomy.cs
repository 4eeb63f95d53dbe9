using System.Security.Cryptography;
using System.Text;

namespace Retention.Analytics.Feedback;

/// <summary>A theme that comments can have.</summary>
/// <param name="Name">Its name in files, addresses and on the command line: lower case letters, figures and _.</param>
/// <param name="Es">What Spanish readers call it.</param>
/// <param name="En">What English readers call it.</param>
/// <param name="TermsEs">The Spanish terms that name it: see <see cref="Term"/>.</param>
/// <param name="TermsEn">The English terms.</param>
public sealed record Theme(string Name, string Es, string En, IReadOnlyList<string> TermsEs, IReadOnlyList<string> TermsEn)
{
    /// <summary>Its terms in a language.</summary>
    public IReadOnlyList<string> Terms(Language language) => language == Language.Spanish ? TermsEs : TermsEn;
}

/// <summary>The themes that are looked for, and the words that name them. Checked when it is made: one that exists can be used.</summary>
public sealed class Taxonomy
{
    /// <summary>Rises with every change of the code that makes the same taxonomy read a comment otherwise.</summary>
    private const string Engine = "1";
    private const int MostThemes = 50;
    private const int MostTerms = 1_000;
    private const int LongestLabel = 60;

    /// <summary>Checks the themes and keeps them.</summary>
    /// <exception cref="TaxonomyException">A name, a label or a term cannot be used; the message says which.</exception>
    public Taxonomy(IReadOnlyList<Theme> themes)
    {
        Check(themes);
        Themes = themes;
        Spanish = new(themes, Language.Spanish);
        English = new(themes, Language.English);
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Engine + TaxonomyText.Write(this))))[..16];
    }

    /// <summary>The taxonomy that comes with the product.</summary>
    public static Taxonomy Default { get; } = TaxonomyText.ReadDefault();

    /// <summary>The themes, in the order in which they are shown.</summary>
    public IReadOnlyList<Theme> Themes { get; }

    /// <summary>Names the themes, their terms and the engine: comments read under another version are read again.</summary>
    public string Version { get; }

    internal Lexicon Spanish { get; }

    internal Lexicon English { get; }

    private static void Check(IReadOnlyList<Theme> themes)
    {
        Refuse(themes.Count is 0 or > MostThemes, "count", $"A taxonomy has 1 to {MostThemes} themes; this one has {themes.Count}.", MostThemes, themes.Count);
        foreach (var theme in themes)
        {
            var name = Shown(theme.Name);
            Refuse(!IsName(theme.Name), "name", $"'{name}' cannot be the name of a theme: use 1 to 40 lower case letters, figures and _, beginning with a letter.", name);
            Refuse(theme.Name is "none" || themes.Count(other => other.Name == theme.Name) > 1, "twice", $"Another theme is called '{name}' already: give this one another name, or put their terms together.", name);
            foreach (var label in (ReadOnlySpan<string>)[theme.Es, theme.En])
            {
                Refuse(string.IsNullOrWhiteSpace(label) || label.Length > LongestLabel, "label", $"Theme '{name}' needs a label of 1 to {LongestLabel} signs in both languages.", name, LongestLabel);
            }

            var most = Math.Max(theme.TermsEs.Count, theme.TermsEn.Count);
            Refuse(most > MostTerms, "many", $"Theme '{name}' has more than {MostTerms} terms in a language: shorten the list; an ending * stands for many forms of a word.", name, MostTerms);
        }
    }

    private static bool IsName(string name) => name.Length is >= 1 and <= 40 && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    private static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static void Refuse(bool isWrong, string kind, string message, params IReadOnlyList<object> values)
    {
        if (isWrong)
        {
            throw new TaxonomyException(kind, message, values);
        }
    }
}
