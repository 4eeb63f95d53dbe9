using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>MRR of a month against what was invoiced and what was paid, the difference taken apart by cause. docs/decisions/0019.</summary>
/// <param name="Months">The month in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Customer">The customer looked at; null for all.</param>
/// <param name="Steps">From MRR to cash.</param>
/// <param name="Difference">Cash less MRR.</param>
/// <param name="Explained">The sum of all causes.</param>
/// <param name="LeftOut">What could not be valued or waits: what, and how many rows.</param>
/// <param name="Lines">Of one customer: its invoice lines behind the steps.</param>
/// <param name="Payments">Of one customer: its payments behind the steps.</param>
public sealed record ReconciliationReport(
    MonthChoice Months, string? Currency, CustomerHeader? Customer, IReadOnlyList<ReconciliationStep> Steps, decimal Difference, decimal Explained,
    IReadOnlyList<KeyValuePair<string, long>> LeftOut, IReadOnlyList<BilledLine> Lines, IReadOnlyList<MonthPayment> Payments)
{
    /// <summary>Whether the causes add up, to the last figure and to each one between.</summary>
    public bool AddsUp => Math.Abs(Difference - Explained) < 0.005m && Steps.All(step => Math.Abs(step.Gap ?? 0) < 0.005m);

    /// <summary>What a cause adds, 0 where it does not occur; the whole difference for <c>all</c>.</summary>
    public decimal Of(string cause) => cause == "all" ? Difference : Steps.SingleOrDefault(step => !step.IsFigure && step.Name == cause)?.Amount ?? 0m;

    /// <summary>Reads the month in one snapshot; null when there is no MRR yet, or no customer of that id.</summary>
    public static Task<ReconciliationReport?> ReadAsync(Warehouse warehouse, MonthRequest request, string? customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync<ReconciliationReport?>($"reconciliation {request} {customer}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, request, stop) is not { } months) return null;
            var month = months.Month.Month;
            var key = customer is null ? null : await CustomerHeader.KeyAsync(connection, customer, stop);
            if (customer is not null && key is null) return null;
            var (steps, difference, explained) = await ReconciliationStep.ReadAsync(connection, month, customer, stop);
            return new(
                months, ReportSql.Currency(warehouse), key is { } found ? await CustomerHeader.ReadAsync(connection, found, stop) : null, steps, difference, explained,
                await ReportSql.ReadAsync(connection, "reconciliation_left_out", row => KeyValuePair.Create(row.Text("what")!, row.Count("rows")), stop, ("month", month)),
                customer is null ? [] : await ReportSql.ReadAsync(connection, "reconciliation_lines", BilledLine.Row, stop, ("month", month), ("customer", customer)),
                customer is null ? [] : await ReportSql.ReadAsync(connection, "reconciliation_payments", MonthPayment.Row, stop, ("month", month), ("customer", customer)));
        }, cancel);
    }
}

/// <summary>An invoice line behind the steps of a customer, in its own currency.</summary>
/// <param name="Label">Number of the invoice, or its id.</param>
/// <param name="Issued">Day of issue.</param>
/// <param name="Status">Status of the invoice.</param>
/// <param name="Counts">False for a draft or voided invoice.</param>
/// <param name="InMonth">Whether the invoice is of the month.</param>
/// <param name="Line">The line.</param>
/// <param name="Tax">Tax inside the amount.</param>
/// <param name="Monthly">What it makes a month, reporting currency; null where it is not compared with MRR.</param>
/// <param name="File">The file it came from.</param>
/// <param name="Number">The line of that file.</param>
public sealed record BilledLine(
    string Label, DateOnly Issued, string? Status, bool Counts, bool InMonth, InvoiceLine Line, string? Currency, decimal? Tax, decimal? Monthly, string? File, long Number)
{
    internal static BilledLine Row(DbDataReader row) => new(
        row.Text("label")!, row.Day("issued_on"), row.Text("status"), row.Flag("counts"), row.Flag("issued"),
        new(row.Text("kind"), row.Text("description"), null, row.DayOrNull("period_start"), row.DayOrNull("period_end"), row.AmountOrNull("amount")),
        row.Text("currency"), row.AmountOrNull("tax"), row.Flag("spreads") ? row.Amount("monthly") : null, row.Text("file"), row.Count("line"));
}

/// <summary>A payment behind the steps of a customer.</summary>
/// <param name="Day">The day of the money.</param>
/// <param name="Status">succeeded, refunded or disputed.</param>
/// <param name="Invoice">Number of the invoice, or its id.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="Amount">As the file has it.</param>
/// <param name="Counted">What it is of the month's cash, reporting currency; 0 for money of another month.</param>
/// <param name="File">The file it came from.</param>
/// <param name="Number">The line of that file.</param>
public sealed record MonthPayment(DateOnly Day, string Status, string? Invoice, string? Currency, decimal? Amount, decimal Counted, string? File, long Number)
{
    internal static MonthPayment Row(DbDataReader row) => new(
        row.Day("day"), row.Text("status")!, row.Text("label"), row.Text("currency"), row.AmountOrNull("amount"), row.Amount("counted"), row.Text("file"), row.Count("line"));
}
