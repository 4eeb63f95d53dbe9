namespace Retention.Analytics.Feedback;

/// <summary>What is known of a word, worked out once for all comments that have it.</summary>
/// <param name="Folded">The word in lower case, without accents.</param>
/// <param name="Spanish">Groups of the Spanish terms that it belongs to.</param>
/// <param name="English">Groups of the English terms that it belongs to.</param>
/// <param name="Leaning">How much it speaks for Spanish (above 0) or for English (below 0).</param>
/// <param name="IsSmall">An article, a pronoun, a preposition, a number: no phrase begins or ends with it.</param>
internal sealed record Word(string Folded, int[] Spanish, int[] English, int Leaning, bool IsSmall)
{
    /// <summary>A word too long to be one.</summary>
    public static Word Unread { get; } = new("", [], [], 0, true);

    /// <summary>The groups of terms that it belongs to in a language.</summary>
    public int[] Groups(Language language) => language == Language.Spanish ? Spanish : English;
}
