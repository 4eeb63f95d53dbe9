namespace Retention.Analytics.Feedback;

/// <summary>A taxonomy that cannot be used; the message says which theme and term, and what to do.</summary>
public sealed class TaxonomyException(string message, Exception? inner = null) : Exception(message, inner);
