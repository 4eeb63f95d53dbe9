namespace Retention.Web.Work;

/// <summary>What became of an offer; the latest state counts, and all of them stay.</summary>
public sealed class OfferState
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The offer.</summary>
    public int OfferId { get; init; }

    /// <summary>made, accepted, refused or no_answer.</summary>
    public required string State { get; init; }

    /// <summary>The day on which it came to be so.</summary>
    public DateOnly StateOn { get; init; }

    /// <summary>Who wrote it; empty where nobody signs in.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime WrittenAt { get; init; }
}
