using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>What is owed at the end of a period and how long it takes to come in. Source: Sql/reports/dso.sql.</summary>
/// <param name="Month">The period.</param>
/// <param name="Owed">Open invoices, reporting currency; null before the first invoice, as all the others.</param>
/// <param name="Overdue">Of them, due before its last day.</param>
/// <param name="Dso">Days, by counting back.</param>
/// <param name="Best">Days, of what is not overdue.</param>
/// <param name="Delinquent">The difference.</param>
public sealed record DsoMonth(DateOnly Month, decimal? Owed, decimal? Overdue, decimal? Dso, decimal? Best, decimal? Delinquent)
{
    internal static Task<IReadOnlyList<DsoMonth>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "dso", Row, cancel);

    private static DsoMonth Row(DbDataReader row) => new(
        row.Day("month"), row.AmountOrNull("owed"), row.AmountOrNull("overdue"), row.AmountOrNull("dso"), row.AmountOrNull("best_dso"), row.AmountOrNull("delinquent"));
}
