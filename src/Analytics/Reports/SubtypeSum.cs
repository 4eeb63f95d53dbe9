using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A subtype of a movement: in the month in view, and over the range.</summary>
/// <param name="Movement">The movement.</param>
/// <param name="Subtype">Why; null where the movement has no subtypes.</param>
/// <param name="Amount">In the month, signed.</param>
/// <param name="Customers">Behind it in the month.</param>
/// <param name="RangeAmount">Sum over the months of the range.</param>
public sealed record SubtypeSum(string Movement, string? Subtype, decimal Amount, long Customers, decimal RangeAmount)
{
    /// <summary>Every subtype that occurs in the range, in the order of the bridge.</summary>
    /// <remarks>Periods that overlap are not added up: over trailing months the range is the one in view.</remarks>
    public static Task<IReadOnlyList<SubtypeSum>> ReadAsync(DbConnection connection, Selection selection, MonthChoice months, CancellationToken cancel)
    {
        return ReportSql.ReadAsync(connection, selection, "subtypes", Row, cancel, ("month", months.Month.Month), ("from", Range(months.From)), ("to", Range(months.To)));

        DateOnly Range(DateOnly month) => selection.Grain == Grain.Ttm ? months.Month.Month : month;
    }

    private static SubtypeSum Row(DbDataReader row) => new(
        row.Text("movement")!, row.Text("subtype"), row.Amount("amount"), row.Count("customers"), row.Amount("range_amount"));
}
