namespace Retention.Analytics.Feedback;

/// <summary>The sentences of a comment; one longer than a <see cref="Matcher"/> is wide comes in pieces.</summary>
internal ref struct Sentences(ReadOnlySpan<Token> words)
{
    private ReadOnlySpan<Token> rest = words;

    public ReadOnlySpan<Token> Current { get; private set; }

    public readonly Sentences GetEnumerator() => this;

    public bool MoveNext()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var length = 1;
        while (length < rest.Length && length < Matcher.Widest && rest[length].Before != Pause.Sentence)
        {
            length++;
        }

        Current = rest[..length];
        rest = rest[length..];
        return true;
    }
}
