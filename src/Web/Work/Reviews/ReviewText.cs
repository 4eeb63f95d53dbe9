namespace Retention.Web.Work.Reviews;

/// <summary>What the figures of a section of a review imply, as somebody wrote it.</summary>
public sealed class ReviewText
{
    /// <summary>The quarter, <c>2026-q3</c>.</summary>
    public required string Quarter { get; init; }

    /// <summary>The section.</summary>
    public required string Section { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; set; }

    /// <summary>Id of who wrote it last.</summary>
    public required string WrittenBy { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime WrittenAt { get; set; }

    /// <summary>Counts its changes.</summary>
    public int Edition { get; set; }
}
