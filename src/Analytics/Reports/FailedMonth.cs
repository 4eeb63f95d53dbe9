using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>Payments that failed in a period. Source: Sql/reports/failed_payments.sql.</summary>
/// <param name="Month">The period.</param>
/// <param name="Attempts">Attempts that failed, later ones included.</param>
/// <param name="Customers">Whose attempts they were.</param>
/// <param name="Amount">What they were to bring, reporting currency.</param>
/// <param name="FirstFailures">Invoices whose first attempt failed.</param>
/// <param name="Failed">What these were to bring.</param>
/// <param name="WithoutInvoice">Of the attempts, those that name no invoice.</param>
/// <param name="WithoutInvoiceAmount">What these were to bring.</param>
/// <param name="WithoutRate">Of the attempts, those in a currency without a rate, which are in no amount.</param>
public sealed record FailedMonth(
    DateOnly Month, long Attempts, long Customers, decimal Amount, long FirstFailures, decimal Failed, long WithoutInvoice, decimal WithoutInvoiceAmount, long WithoutRate)
{
    internal static Task<IReadOnlyList<FailedMonth>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "failed_payments", Row, cancel);

    private static FailedMonth Row(DbDataReader row) => new(
        row.Day("month"), row.Count("attempts"), row.Count("customers"), row.Amount("amount"), row.Count("first_failures"), row.Amount("failed"),
        row.Count("without_invoice"), row.Amount("without_invoice_amount"), row.Count("without_rate"));
}
