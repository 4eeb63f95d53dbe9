namespace Retention.Web.Work;

/// <summary>A band that somebody set for a customer against the model, for a while. It stands beside the model's score and changes none.</summary>
public sealed class HealthOverride
{
    /// <summary>Given by the database; the latest of a customer is in force.</summary>
    public int Id { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>red, amber or green.</summary>
    public required string Band { get; init; }

    /// <summary>Why, 1 to 500 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day on which it is in force.</summary>
    public DateOnly EndsOn { get; init; }

    /// <summary>When it was set, in UTC.</summary>
    public DateTime SetAt { get; init; }

    /// <summary>When somebody took it back, in UTC; null while nobody has.</summary>
    public DateTime? TakenBackAt { get; set; }
}
