using System.Globalization;

namespace Retention.Analytics.Tests.Reference;

/// <summary>Two ledgers side by side, and the first place where they differ, in words.</summary>
public static class Comparison
{
    // Far below a cent: the order in which rates are divided and summed is free, a rule is not.
    private const decimal Tolerance = 0.0001m;

    private static readonly (string Name, Func<MonthRow, decimal> Value)[] Columns =
    [
        ("opening", m => m.Opening), ("new", m => m.New), ("reactivation", m => m.Reactivation), ("expansion", m => m.Expansion),
        ("resumed", m => m.Resumed), ("contraction", m => m.Contraction), ("churn", m => m.Churn), ("paused", m => m.Paused),
        ("fx", m => m.Fx), ("closing", m => m.Closing), ("customers", m => m.Customers),
    ];

    /// <summary>Null where everything agrees; else the first difference, customers before totals.</summary>
    /// <param name="expected">The reference.</param>
    /// <param name="actual">The product.</param>
    /// <param name="byMonthOnly">With netting by month the day of a movement is not defined.</param>
    public static string? Compare(Result expected, Result actual, bool byMonthOnly) =>
        Customers(expected, actual, byMonthOnly).Select(d => d.Words).FirstOrDefault()
        ?? Months(expected, actual)
        ?? LogoChurn(expected, actual)
        ?? Committed(expected, actual);

    /// <summary>Every movement and every balance of a customer that differs.</summary>
    public static IEnumerable<(string Customer, string Words)> Customers(Result expected, Result actual, bool byMonthOnly) =>
        Movements(expected, actual, byMonthOnly).Concat(Balances(expected, actual));

    private static string? Months(Result expected, Result actual)
    {
        if (!expected.Months.Select(m => m.Month).SequenceEqual(actual.Months.Select(m => m.Month)))
            return $"months: expected {Range(expected.Months)}, got {Range(actual.Months)}";
        return expected.Months.Zip(actual.Months)
            .SelectMany(pair => Columns.Select(c => (pair.First.Month, c.Name, Expected: c.Value(pair.First), Actual: c.Value(pair.Second))))
            .Where(c => Math.Abs(c.Expected - c.Actual) > Tolerance)
            .Select(c => $"month {c.Month:yyyy-MM}, {c.Name}: expected {Show(c.Expected)}, got {Show(c.Actual)}")
            .FirstOrDefault();
    }

    private static IEnumerable<(string Customer, string Words)> Movements(Result expected, Result actual, bool byMonthOnly)
    {
        var keyed = (MovementRow m) => (m.Customer, Day: byMonthOnly ? Calendar.Month(m.Day) : m.Day, m.Movement);
        var left = expected.Movements.ToLookup(keyed);
        var right = actual.Movements.ToLookup(keyed);
        foreach (var key in left.Concat(right).Select(g => g.Key).Distinct().OrderBy(k => k.Day).ThenBy(k => k.Customer, StringComparer.Ordinal))
        {
            var (e, a) = (left[key].Sum(m => m.Amount), right[key].Sum(m => m.Amount));
            var where = $"{key.Customer} on {key.Day:yyyy-MM-dd}, {key.Movement}";
            if (Math.Abs(e - a) > Tolerance) yield return (key.Customer, $"{where}: expected {Show(e)}, got {Show(a)}");
            if (Math.Abs(e) <= Tolerance || Math.Abs(e - a) > Tolerance || left[key].Any(m => !m.Certain)) continue;
            var (es, asub) = (Subtypes(left[key]), Subtypes(right[key]));
            if (es != asub) yield return (key.Customer, $"{where}: expected subtype {es}, got {asub}");
        }
    }

    private static IEnumerable<(string Customer, string Words)> Balances(Result expected, Result actual)
    {
        var left = expected.Balances.ToDictionary(b => (b.Customer, b.Month), b => b.Mrr);
        var right = actual.Balances.ToDictionary(b => (b.Customer, b.Month), b => b.Mrr);
        return left.Keys.Union(right.Keys).OrderBy(k => k.Month).ThenBy(k => k.Customer, StringComparer.Ordinal)
            .Select(key => (key, E: left.GetValueOrDefault(key), A: right.GetValueOrDefault(key)))
            .Where(p => Math.Abs(p.E - p.A) > Tolerance)
            .Select(p => (p.key.Customer, $"{p.key.Customer} at the end of {p.key.Month:yyyy-MM}: expected {Show(p.E)}, got {Show(p.A)}"));
    }

    private static string? LogoChurn(Result expected, Result actual) => expected.LogoChurn.Zip(actual.LogoChurn)
        .Where(p => p.First != p.Second)
        .Select(p => $"logo churn: expected {p.First}, got {p.Second}")
        .FirstOrDefault();

    private static string? Committed(Result expected, Result actual) => Math.Abs(expected.Committed - actual.Committed) <= Tolerance
        ? null
        : $"committed MRR: expected {Show(expected.Committed)}, got {Show(actual.Committed)}";

    private static string Subtypes(IEnumerable<MovementRow> rows) =>
        string.Join("+", rows.Select(r => r.Subtype ?? "none").Distinct().Order(StringComparer.Ordinal));

    private static string Show(decimal amount) => amount.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Range(IReadOnlyList<MonthRow> rows) =>
        rows.Count == 0 ? "none" : $"{rows[0].Month:yyyy-MM} to {rows[^1].Month:yyyy-MM} ({rows.Count})";
}
