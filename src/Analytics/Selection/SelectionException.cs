using Retention.Analytics.Metrics;

namespace Retention.Analytics.Selecting;

/// <summary>A filter that cannot be followed: what is wrong, by a word that pages translate and by a sentence that says what to write.</summary>
/// <param name="kind"><c>not_a_condition</c>, <c>unknown_attribute</c>, <c>no_value</c>, <c>too_many_conditions</c>, <c>too_many_values</c>, <c>too_long</c>, <c>unknown_period</c> or <c>unknown_comparison</c>.</param>
/// <param name="text">What of the filter is meant: a part of it, or the number that is too large.</param>
/// <param name="sentence">What was wrong and what to do, in English.</param>
public sealed class SelectionException(string kind, string text, string sentence) : MetricException(sentence)
{
    /// <summary>The word for what is wrong.</summary>
    public string Kind => kind;

    /// <summary>What of the filter is meant.</summary>
    public string Text => text;
}
