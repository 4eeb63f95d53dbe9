namespace Retention.Web.Work.Reviews;

/// <summary>Something that a review decided to do. It is carried from review to review until it is done or dropped.</summary>
public sealed class ReviewAction
{
    /// <summary>The states there are.</summary>
    public static readonly IReadOnlyList<string> States = ["open", "done", "dropped"];

    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The quarter whose review decided it, <c>2026-q3</c>.</summary>
    public required string Quarter { get; init; }

    /// <summary>The section it follows from.</summary>
    public required string Section { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Text { get; set; }

    /// <summary>Who does it, as people write it.</summary>
    public required string Owner { get; set; }

    /// <summary>Until when.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>One of <see cref="States"/>.</summary>
    public required string State { get; set; }

    /// <summary>The quarter whose review closed it; null while it is open.</summary>
    public string? ClosedIn { get; set; }

    /// <summary>Id of who changed it last.</summary>
    public required string ChangedBy { get; set; }

    /// <summary>When, in UTC.</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>Counts its changes.</summary>
    public int Edition { get; set; }
}
