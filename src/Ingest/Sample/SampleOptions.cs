namespace Retention.Ingest.Sample;

/// <summary>What company to make up.</summary>
/// <param name="Customers">Customers who ever signed up, trials included; 1 to 9,999,999.</param>
/// <param name="Months">Calendar months of history, the month of <paramref name="EndsOn"/> included; 1 to 240.</param>
/// <param name="Seed">The same seed gives the same bytes, on any machine and with any number of cores.</param>
/// <param name="EndsOn">The last day that has happened.</param>
public sealed record SampleOptions(int Customers, int Months, int Seed, DateOnly EndsOn)
{
    /// <summary>The day on which the committed sample ends.</summary>
    public static DateOnly DefaultEnd { get; } = new(2026, 10, 31);

    /// <summary>Also writes <c>truth.csv.gz</c>, the true 90-day probability of leaving at each month end.</summary>
    public bool Truth { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Customers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Customers, 9_999_999);
        ArgumentOutOfRangeException.ThrowIfLessThan(Months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, 240);
    }
}
