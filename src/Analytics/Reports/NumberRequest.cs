namespace Retention.Analytics.Reports;

/// <summary>
/// A number of the report, as an address names it, and how its customers are looked at. Nothing in it is trusted.
/// </summary>
public sealed record NumberRequest
{
    /// <summary>The month, <c>2026-09</c>.</summary>
    public string? Month { get; init; }

    /// <summary>A movement, a balance (<c>opening</c>, <c>closing</c>, <c>committed</c>) or a sum of movements (<c>net</c>, <c>gained</c>, <c>lost</c>).</summary>
    public string? Movement { get; init; }

    /// <summary>One subtype of the movement; <c>none</c> for those without.</summary>
    public string? Subtype { get; init; }

    /// <summary>A cause of the reconciliation, in place of a movement; <c>all</c> for every cause at once.</summary>
    public string? Cause { get; init; }

    /// <summary>Words to look for in names and ids.</summary>
    public string? Q { get; init; }

    /// <summary>A column, with <c>-</c> before it for the largest first.</summary>
    public string? Sort { get; init; }

    /// <summary>The first row to show, from 1. Pages of a site already use the word page for themselves.</summary>
    public string? Start { get; init; }

    /// <summary>Stands in an address for "has no subtype".</summary>
    public const string Blank = "(none)";
}
