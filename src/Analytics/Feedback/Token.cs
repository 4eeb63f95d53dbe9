namespace Retention.Analytics.Feedback;

/// <summary>What stands between a word and the one before it.</summary>
internal enum Pause
{
    /// <summary>A space, a hyphen.</summary>
    None,

    /// <summary>A comma, a bracket, a colon.</summary>
    Clause,

    /// <summary>A full stop, a question mark, a line's end.</summary>
    Sentence,
}

/// <summary>A word of a comment.</summary>
/// <param name="Word">What is known of the word.</param>
/// <param name="Start">Where it begins in the comment.</param>
/// <param name="Length">Signs of the comment that it takes.</param>
/// <param name="Before">What stands before it.</param>
internal readonly record struct Token(Word Word, int Start, int Length, Pause Before);
