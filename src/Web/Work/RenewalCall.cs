namespace Retention.Web.Work;

/// <summary>What somebody expects of a renewal. Each is a version; the latest is in force.</summary>
public sealed class RenewalCall
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The day on which the term is over.</summary>
    public DateOnly TermEnd { get; init; }

    /// <summary>renew, risk or leave.</summary>
    public required string Call { get; init; }

    /// <summary>MRR expected to be kept, in the reporting currency.</summary>
    public decimal ExpectedMrr { get; init; }

    /// <summary>Why, at most 500 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Who said so; empty where nobody signs in.</summary>
    public required string SaidBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime SaidAt { get; init; }
}
