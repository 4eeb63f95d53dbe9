using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A period of one customer's retainer. Source: Sql/reports/retainer_periods.sql.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day on which it has ended.</param>
/// <param name="IsOpen">Whether it has not ended yet.</param>
/// <param name="Included">Hours.</param>
/// <param name="Rolled">Hours brought over; below 0 where they were used before.</param>
/// <param name="Used">Hours.</param>
/// <param name="Overage">Hours beyond both.</param>
/// <param name="IsBilled">Whether a rate for these is agreed; else they are taken from the next period.</param>
/// <param name="Use">Used as a fraction of what there was; null where there was nothing.</param>
/// <param name="Fee">Reporting currency; null where none is known.</param>
/// <param name="Effective">Fee by hour used; null where no hour was used.</param>
/// <param name="OverageValue">Of the hours beyond; null without a rate.</param>
/// <param name="Invoice">Fee and overage.</param>
public sealed record RetainerPeriod(
    string CustomerId, string Name, DateOnly From, DateOnly To, bool IsOpen, decimal Included, decimal Rolled, decimal Used, decimal Overage, bool IsBilled,
    decimal? Use, decimal? Fee, decimal? Effective, decimal? OverageValue, decimal? Invoice)
{
    internal static Task<IReadOnlyList<RetainerPeriod>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "retainer_periods", Row, cancel, ("month", month), ("customer", null));

    private static RetainerPeriod Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Day("period_start"), row.Day("period_end"), row.Flag("is_open"),
        row.Amount("included"), row.Amount("rolled"), row.Amount("used"), row.Amount("overage"), row.Flag("is_billed"),
        row.AmountOrNull("use"), row.AmountOrNull("fee"), row.AmountOrNull("effective"), row.AmountOrNull("overage_value"), row.AmountOrNull("invoice"));
}
