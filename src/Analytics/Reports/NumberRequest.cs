namespace Retention.Analytics.Reports;

/// <summary>
/// A number of the report, as an address names it, and how its customers are looked at. Nothing in it is trusted.
/// </summary>
public sealed record NumberRequest
{
    /// <summary>The month, <c>2026-09</c>.</summary>
    public string? Month { get; init; }

    /// <summary>A movement, a balance (<c>opening</c>, <c>closing</c>, <c>committed</c>) or a sum of movements (<c>net</c>, <c>gained</c>, <c>lost</c>), a side of NRR (<c>base</c>, <c>retained</c>, <c>kept</c>) or of the renewal rate (<c>due</c>, <c>renewed</c>), the MRR of a voice (<see cref="Voice.Names"/>), or a cell of the cohorts.</summary>
    public string? Movement { get; init; }

    /// <summary>One subtype of the movement; <c>none</c> for those without.</summary>
    public string? Subtype { get; init; }

    /// <summary>A cause of the reconciliation, in place of a movement; <c>all</c> for every cause at once.</summary>
    public string? Cause { get; init; }

    /// <summary>For a cell of the cohorts: what they are put together by.</summary>
    public string? By { get; init; }

    /// <summary>For a cell of the cohorts: its row; <c>~</c> for customers without a value, nothing for all rows. Of billing: a class of ageing, a payer band, or when cards end.</summary>
    public string? Value { get; init; }

    /// <summary>For a cell of the cohorts: how months are counted.</summary>
    public string? View { get; init; }

    /// <summary>For a cell of the cohorts: its age in months.</summary>
    public string? Age { get; init; }

    /// <summary>Words to look for in names and ids.</summary>
    public string? Q { get; init; }

    /// <summary>A column, with <c>-</c> before it for the largest first.</summary>
    public string? Sort { get; init; }

    /// <summary>The first row to show, from 1. Pages of a site already use the word page for themselves.</summary>
    public string? Start { get; init; }

    /// <summary>Whether it is a cell of the cohorts.</summary>
    public bool IsOfCohort => Movement is "cohort" or "cohort_kept";

    /// <summary>Whether it is a number of the page of cohorts.</summary>
    public bool IsOfRetention => IsOfCohort || IsOfWindow || IsOfRenewal;

    /// <summary>Whether it is a number of the pages of billing.</summary>
    public bool IsOfBilling => Movement is "owed" or "past_due" or "failed" or "recovered" or "expiring" or "payers";

    /// <summary>Whether it is a side of NRR or GRR.</summary>
    public bool IsOfWindow => Movement is "base" or "retained" or "kept";

    /// <summary>Whether it is a side of the renewal rate.</summary>
    public bool IsOfRenewal => Movement is "due" or "renewed";

    /// <summary>Whether it is the MRR behind a voice of a survey.</summary>
    public bool IsOfVoice => Voice.Names.Contains(Movement);

    /// <summary>Stands in an address for "has no subtype".</summary>
    public const string Blank = "(none)";
}
