using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>One group of a reminder experiment, or the difference of the two. Source: Sql/reports/reminders.sql.</summary>
/// <param name="Side"><c>a</c>, <c>b</c> or <c>difference</c> (a less b).</param>
/// <param name="Customers">Who had an invoice in it.</param>
/// <param name="Invoices">Whose due date + 7 days has passed.</param>
/// <param name="Paid">Of them, paid by then.</param>
/// <param name="Share">Paid as a fraction; for the difference, of the two fractions.</param>
/// <param name="Low">The lower end of its 95 % interval.</param>
/// <param name="High">The upper end.</param>
public sealed record ReminderGroup(string Side, long Customers, long Invoices, long Paid, decimal Share, decimal Low, decimal High)
{
    internal static Task<IReadOnlyList<ReminderGroup>> ReadAsync(DbConnection connection, Selection selection, ReminderRequest asked, CancellationToken cancel) =>
        ReportSql.ReadAsync(
            connection, selection, "reminders", Row, cancel,
            ("start", asked.StartDay), ("experiment", asked.Experiment), ("group", asked.Group), ("a", asked.A), ("b", asked.B));

    private static ReminderGroup Row(DbDataReader row) => new(
        row.Text("side")!, row.Count("customers"), row.Count("invoices"), row.Count("paid"), row.Amount("share"), row.Amount("low"), row.Amount("high"));
}
