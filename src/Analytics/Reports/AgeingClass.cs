using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>Open invoices by how late they are. Source: Sql/reports/ageing.sql.</summary>
/// <param name="Class"><c>not_due</c>, <c>1_30</c>, <c>31_60</c>, <c>61_90</c>, <c>over_90</c> or <c>total</c>.</param>
/// <param name="Amount">What is open of them, reporting currency.</param>
/// <param name="Invoices">How many they are.</param>
/// <param name="Customers">Who owes them.</param>
/// <param name="Share">Of the total, as a fraction; null where nothing is owed.</param>
public sealed record AgeingClass(string Class, decimal Amount, long Invoices, long Customers, decimal? Share)
{
    internal static Task<IReadOnlyList<AgeingClass>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "ageing", Row, cancel, ("month", month));

    private static AgeingClass Row(DbDataReader row) => new(
        row.Text("class")!, row.Amount("amount"), row.Count("invoices"), row.Count("customers"), row.AmountOrNull("share"));
}
