namespace Retention.Analytics.Health;

/// <summary>Of whom, and how much at once, a history is read. docs/decisions/0084.</summary>
/// <param name="OneOf">One of so many customers is drawn, by its id and with all of its days; 1 for everybody.</param>
/// <param name="DaysAtOnce">How many days one query looks from.</param>
public sealed record FeatureDraw(int OneOf, int DaysAtOnce)
{
    /// <summary>What fits into memory beside everything else: 100,000 customers on 24 days.</summary>
    public const int MostRows = 2_400_000;

    /// <summary>The draw that keeps a history, and each query for a part of it, within <see cref="MostRows"/>.</summary>
    /// <param name="customers">Who pays.</param>
    /// <param name="days">Days to look from.</param>
    public static FeatureDraw Of(long customers, int days) => new(
        (int)Math.Max(1, ((customers * days) + MostRows - 1) / MostRows), (int)Math.Clamp(MostRows / Math.Max(1, customers), 1, Math.Max(1, days)));
}
