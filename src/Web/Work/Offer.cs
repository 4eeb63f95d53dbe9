namespace Retention.Web.Work;

/// <summary>Something offered to a customer.</summary>
public sealed class Offer
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>limit, seats, cross_sell or annual.</summary>
    public required string Kind { get; init; }

    /// <summary>The plan or product offered.</summary>
    public required string Item { get; init; }

    /// <summary>MRR expected of it when it was made, in the reporting currency.</summary>
    public decimal ExpectedMrr { get; init; }

    /// <summary>The day on which it was made.</summary>
    public DateOnly MadeOn { get; init; }

    /// <summary>What became of it, from the first state to the last.</summary>
    public List<OfferState> States { get; init; } = [];
}
