namespace Retention.Web.Work;

/// <summary>When somebody last looked at a customer, and which numbers they saw. One for each person and customer.</summary>
public sealed class CustomerVisit
{
    /// <summary>Id of the person, or the cookie of a reader.</summary>
    public required string Person { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>When they were here last, in UTC.</summary>
    public DateTime VisitedAt { get; set; }

    /// <summary>The as-of day of what they saw then.</summary>
    public DateOnly VisitedTo { get; set; }

    /// <summary>When the visit before that one ended, in UTC: what changed is told since then.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>The as-of day of what they had seen by then.</summary>
    public DateOnly SeenTo { get; set; }
}
