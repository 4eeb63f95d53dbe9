namespace Retention.Analytics.Feedback;

/// <summary>Phrases of two and three words, to find out what many say and no theme names.</summary>
internal static class Phrases
{
    private const int Most = 40;
    private const int WordsLooked = 300;
    private const int LongestPhrase = 60;

    /// <summary>The phrases of a comment as it writes them, in lower case, each once.</summary>
    public static IReadOnlyList<string> Of(string comment, ReadOnlySpan<Token> words)
    {
        HashSet<string> phrases = [];
        words = words[..Math.Min(words.Length, WordsLooked)];
        for (var i = 0; i < words.Length && phrases.Count < Most; i++)
        {
            for (var last = i + 1; last < words.Length && last <= i + 2 && words[last].Before == Pause.None && phrases.Count < Most; last++)
            {
                var length = words[last].Start + words[last].Length - words[i].Start;
                if (!words[i].Word.IsSmall && !words[last].Word.IsSmall && length <= LongestPhrase)
                {
                    phrases.Add(Plain(comment.AsSpan(words[i].Start, length)));
                }
            }
        }

        return [.. phrases];
    }

    private static string Plain(ReadOnlySpan<char> text) => string.Join(' ', text.ToString().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
