namespace Retention.Analytics.Feedback;

/// <summary>What was read in one comment.</summary>
/// <param name="Language">es, en, another code that came with the comment, or null where it is not known.</param>
/// <param name="Themes">Names of its themes, in the order of the taxonomy; none, one or several.</param>
/// <param name="Phrases">Where it has no theme: its phrases of two and three words, each once, in lower case.</param>
public sealed record Reading(string? Language, IReadOnlyList<string> Themes, IReadOnlyList<string> Phrases);
