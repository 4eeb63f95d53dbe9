namespace Retention.Analytics.Tests.Reference;

/// <summary>The month-end rates to the reporting currency (S30).</summary>
public sealed class Rates(IReadOnlyList<FxRate> rows, string reporting, DateOnly asOf)
{
    /// <summary>Whether a currency can be converted: it is the reporting one, or has a direct or an inverse rate.</summary>
    public bool Knows(string currency) => currency == reporting || Series(currency).Count > 0;

    /// <summary>
    /// The latest rate on or before the last day of the month (open month: the as-of day); before the
    /// first known rate, that first rate.
    /// </summary>
    public decimal Of(string currency, DateOnly month)
    {
        if (currency == reporting) return 1m;
        var last = month.AddMonths(1).AddDays(-1);
        var on = last < asOf ? last : asOf;
        var series = Series(currency);
        return series.Any(r => r.Date <= on) ? series.Last(r => r.Date <= on).Rate : series[0].Rate;
    }

    private readonly Dictionary<string, List<(DateOnly Date, decimal Rate)>> known = [];

    // "Direct rate first, then the inverse" is read per currency: with one direct rate known, no inverse
    // is looked at. S6: a rate dated after the as-of day has not happened.
    private List<(DateOnly Date, decimal Rate)> Series(string currency)
    {
        if (known.TryGetValue(currency, out var series)) return series;
        var direct = Between(currency, reporting).ToList();
        var inverse = Between(reporting, currency).Select(r => (r.Date, 1m / r.Rate)).ToList();
        return known[currency] = direct.Count > 0 ? direct : inverse;
    }

    private IEnumerable<(DateOnly Date, decimal Rate)> Between(string from, string to) => rows
        .Where(r => r.Base == from && r.Quote == to && r.Rate > 0 && r.Date <= asOf)
        .OrderBy(r => r.Date)
        .Select(r => (r.Date, r.Rate!.Value));
}
