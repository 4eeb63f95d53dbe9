using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>Retainers of a period together. Source: Sql/reports/retainers.sql.</summary>
/// <param name="Month">The period.</param>
/// <param name="IsOpen">Whether these have not ended yet.</param>
/// <param name="Customers">Who has them.</param>
/// <param name="Included">Hours.</param>
/// <param name="Rolled">Hours brought over; below 0 where more were taken from them before.</param>
/// <param name="Used">Hours.</param>
/// <param name="Overage">Hours beyond included and rolled over.</param>
/// <param name="Use">Used as a fraction of what there was; null where there was nothing.</param>
/// <param name="Fee">Reporting currency; null where none is known.</param>
/// <param name="Effective">Fee by hour used; null where no hour was used.</param>
/// <param name="OverageValue">Of the hours beyond, at their rate.</param>
/// <param name="Invoice">Fee and overage.</param>
public sealed record RetainerMonth(
    DateOnly Month, bool IsOpen, long Customers, decimal Included, decimal Rolled, decimal Used, decimal Overage, decimal? Use,
    decimal? Fee, decimal? Effective, decimal OverageValue, decimal? Invoice)
{
    internal static Task<IReadOnlyList<RetainerMonth>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "retainers", Row, cancel);

    private static RetainerMonth Row(DbDataReader row) => new(
        row.Day("month"), row.Flag("is_open"), row.Count("customers"), row.Amount("included"), row.Amount("rolled"), row.Amount("used"), row.Amount("overage"), row.AmountOrNull("use"),
        row.AmountOrNull("fee"), row.AmountOrNull("effective"), row.Amount("overage_value"), row.AmountOrNull("invoice"));
}
