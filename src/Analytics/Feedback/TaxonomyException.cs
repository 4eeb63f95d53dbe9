namespace Retention.Analytics.Feedback;

/// <summary>A taxonomy that cannot be used; the message says which theme and term, and what to do.</summary>
/// <param name="kind">What is wrong, for pages that say it in the reader's language: size, shape, count, name, twice, label, many, long, empty, ends or word.</param>
/// <param name="message">The same in a sentence.</param>
/// <param name="values">What the sentence names, in its order.</param>
public sealed class TaxonomyException(string kind, string message, params IReadOnlyList<object> values) : Exception(message)
{
    /// <summary>What is wrong, in a word.</summary>
    public string Kind { get; } = kind;

    /// <summary>What the sentence names: the theme, the term, a limit.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
