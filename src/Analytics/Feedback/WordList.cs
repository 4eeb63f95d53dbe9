namespace Retention.Analytics.Feedback;

/// <summary>Words met so far, each looked up once. It is emptied when it is full, so that strange words cannot fill the memory.</summary>
internal sealed class WordList
{
    private const int Most = 50_000;
    private readonly Lexicon spanish;
    private readonly Lexicon english;
    private readonly Dictionary<string, Word> words = [];
    private readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> known;

    public WordList(Lexicon spanish, Lexicon english)
    {
        (this.spanish, this.english) = (spanish, english);
        known = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Word Of(ReadOnlySpan<char> folded)
    {
        if (known.TryGetValue(folded, out var word))
        {
            return word;
        }

        if (words.Count == Most)
        {
            words.Clear();
        }

        var text = folded.ToString();
        var small = SmallWords.Contains(text) || char.IsDigit(text[0]) || text.Length == 1;
        word = new(
            text,
            spanish.Groups(text, small),
            english.Groups(text, small),
            SmallWords.Leaning(text) + (spanish.Knows(text) ? 1 : 0) - (english.Knows(text) ? 1 : 0),
            small);
        words.Add(text, word);
        return word;
    }
}
