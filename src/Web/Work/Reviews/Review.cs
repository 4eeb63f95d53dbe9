namespace Retention.Web.Work.Reviews;

/// <summary>The draft of a quarter's review: which sections it has, in which order.</summary>
public sealed class Review
{
    /// <summary>The quarter, <c>2026-q3</c>.</summary>
    public required string Quarter { get; init; }

    /// <summary>The sections that are on, in their order, parted by commas.</summary>
    public required string Sections { get; set; }

    /// <summary>Counts its changes.</summary>
    public int Edition { get; set; }
}
