namespace Retention.Ingest;

/// <summary>What a load would change, worked out on a copy.</summary>
/// <param name="Loads">What would become of each file.</param>
/// <param name="Months">MRR and customers by month, now and then, for the months in which they differ.</param>
/// <param name="Moves">Customers whose MRR on the as-of day would differ, the largest change first.</param>
/// <param name="Currency">The reporting currency of the money.</param>
public sealed record RehearsalReport(IReadOnlyList<LoadReport> Loads, IReadOnlyList<RehearsedMonth> Months, IReadOnlyList<RehearsedMove> Moves, string Currency);

/// <summary>One month, now and after the load.</summary>
public sealed record RehearsedMonth(DateOnly Month, decimal MrrBefore, decimal MrrAfter, long CustomersBefore, long CustomersAfter);

/// <summary>One customer's MRR on the as-of day, now and after the load.</summary>
public sealed record RehearsedMove(string CustomerId, decimal MrrBefore, decimal MrrAfter)
{
    /// <summary>What the load adds.</summary>
    public decimal Change => MrrAfter - MrrBefore;
}
