using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>The whole list behind a number, for a file, and what the page says of it. Source: Sql/reports/number_list.sql.</summary>
/// <param name="Sql">The question.</param>
/// <param name="Values">Its parameters.</param>
/// <param name="Sum">The number as the page shows it; of a search, and of what no report shows, the sum that the page says.</param>
/// <param name="Count">Customers, as the page says.</param>
public sealed record NumberList(string Sql, IReadOnlyList<(string Name, object? Value)> Values, decimal Sum, long Count)
{
    /// <summary>Which number, and what the page says of it; null while there is no MRR.</summary>
    public static async Task<NumberList?> ReadAsync(Warehouse warehouse, Selection selection, NumberRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        if (await NumberReport.ReadAsync(warehouse, selection, asked, cancel) is not { } shown) return null;
        var of = shown.Asked;
        var (sql, values) = CustomerBehind.Query(of.Cause is null ? selection : Selection.Everyone, of, shown.Months.Month.Month, number: null, start: 1, int.MaxValue, "number_list");
        return new(sql, values, of.Q is null ? shown.Number ?? shown.Totals.Sum : shown.Totals.FoundSum, shown.Totals.Found);
    }
}
