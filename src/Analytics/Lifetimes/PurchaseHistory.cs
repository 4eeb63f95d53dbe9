namespace Retention.Analytics.Lifetimes;

/// <summary>One purchase.</summary>
/// <param name="Customer">Who bought.</param>
/// <param name="Day">When.</param>
/// <param name="Amount">For how much.</param>
public readonly record struct Purchase(string Customer, DateOnly Day, decimal Amount);

/// <summary>A customer's purchases, summed up.</summary>
/// <param name="Customer">Who bought.</param>
/// <param name="Purchases">How often, how recently, watched for how long.</param>
/// <param name="MeanRepeat">Mean amount of the repeat purchases; null without one.</param>
public sealed record PurchaseSummary(string Customer, Purchases Purchases, decimal? MeanRepeat);

/// <summary>Turns purchases into what the models take.</summary>
public static class PurchaseHistory
{
    /// <summary>Sums purchases up by customer, in the order in which customers first appear.</summary>
    /// <remarks>Purchases of one customer on one day are one, with their amounts added, as is the custom of the field; what lies after <paramref name="end"/> is unknown yet.</remarks>
    /// <param name="purchases">In any order.</param>
    /// <param name="end">The last day of the data.</param>
    /// <param name="daysInUnit">Days in the unit of time of the result: 7 gives weeks.</param>
    public static IEnumerable<PurchaseSummary> Summarise(IEnumerable<Purchase> purchases, DateOnly end, double daysInUnit = 7)
    {
        if (!(daysInUnit > 0) || !double.IsFinite(daysInUnit)) throw new ArgumentOutOfRangeException(nameof(daysInUnit), daysInUnit, "Above 0 and finite.");
        var days = new Dictionary<string, Dictionary<DateOnly, decimal>>(StringComparer.Ordinal);
        foreach (var purchase in purchases.Where(purchase => purchase.Day <= end))
        {
            if (!days.TryGetValue(purchase.Customer, out var own)) days[purchase.Customer] = own = [];
            own[purchase.Day] = own.GetValueOrDefault(purchase.Day) + purchase.Amount;
        }

        return days.Select(pair => Summary(pair.Key, pair.Value, end, daysInUnit));
    }

    private static PurchaseSummary Summary(string customer, Dictionary<DateOnly, decimal> days, DateOnly end, double daysInUnit)
    {
        var (first, last) = (days.Keys.Min(), days.Keys.Max());
        var repeats = days.Count - 1;
        return new(
            customer,
            new(repeats, (last.DayNumber - first.DayNumber) / daysInUnit, (end.DayNumber - first.DayNumber) / daysInUnit),
            repeats == 0 ? null : (days.Values.Sum() - days[first]) / repeats);
    }
}
