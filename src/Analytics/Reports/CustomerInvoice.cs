using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>An invoice and its lines, in the invoice's own currency.</summary>
/// <param name="Label">Its number, or its id where it has none.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="Due">Day it is due.</param>
/// <param name="Paid">Day it was paid, as far as known.</param>
/// <param name="Status">As the file has it.</param>
/// <param name="Currency">Of its amounts.</param>
/// <param name="Total">What is to be paid.</param>
/// <param name="Lines">Its lines.</param>
public sealed record CustomerInvoice(
    string Label, DateOnly Issued, DateOnly? Due, DateOnly? Paid, string? Status, string? Currency, decimal? Total, IReadOnlyList<InvoiceLine> Lines)
{
    internal static (string Id, long Count, CustomerInvoice Invoice, InvoiceLine? Line) Row(DbDataReader row) => (
        row.Text("invoice_id")!, row.Count("invoices"),
        new(row.Text("label")!, row.Day("issued_on"), row.DayOrNull("due_on"), row.DayOrNull("paid_on"), row.Text("status"), row.Text("currency"), row.AmountOrNull("total"), []),
        row.Text("invoice_line_id") is null ? null
            : new(row.Text("kind"), row.Text("description"), row.Text("plan_id"), row.DayOrNull("period_start"), row.DayOrNull("period_end"), row.AmountOrNull("amount")));

    internal static IReadOnlyList<CustomerInvoice> Gather(IReadOnlyList<(string Id, long Count, CustomerInvoice Invoice, InvoiceLine? Line)> rows) =>
        [.. rows.GroupBy(row => row.Id).Select(rows => rows.First().Invoice with { Lines = [.. rows.Select(row => row.Line).OfType<InvoiceLine>()] })];
}

/// <summary>A line of an invoice; <paramref name="To"/> is the day after the last one served.</summary>
public sealed record InvoiceLine(string? Kind, string? Description, string? PlanId, DateOnly? From, DateOnly? To, decimal? Amount);
