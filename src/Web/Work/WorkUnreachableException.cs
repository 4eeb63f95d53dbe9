namespace Retention.Web.Work;

/// <summary>The server that keeps what people write does not answer.</summary>
public sealed class WorkUnreachableException(string place) : Exception($"{place} does not answer: what you wrote was not kept; try again in a minute.");
