using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>One customer, from its MRR down to the lines of the files it came from.</summary>
/// <param name="Customer">Who it is.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Steps">MRR at the end of each month.</param>
/// <param name="Movements">Its movements, the latest first.</param>
/// <param name="MovementSum">Their sum.</param>
/// <param name="Ledger">Its rows of the ledger, the latest first, each with its source.</param>
/// <param name="Invoices">Its latest invoices with their lines.</param>
/// <param name="InvoiceCount">How many invoices it has in all.</param>
/// <param name="Health">Its health and why; null where it was not scored.</param>
public sealed record CustomerReport(
    CustomerHeader Customer, string? Currency, IReadOnlyList<CustomerStep> Steps, IReadOnlyList<CustomerMovement> Movements, decimal MovementSum,
    IReadOnlyList<LedgerRow> Ledger, IReadOnlyList<CustomerInvoice> Invoices, long InvoiceCount, CustomerHealth? Health)
{
    /// <summary>Reads a customer in one snapshot; null when there is none of that id.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="id">The customer.</param>
    /// <param name="invoice">Number of an invoice that must be among those shown, however old it is; null for the latest only.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<CustomerReport?> ReadAsync(Warehouse warehouse, string id, string? invoice, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync<CustomerReport?>(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await CustomerHeader.KeyAsync(connection, id, stop) is not { } key) return null;
            var customer = await CustomerHeader.ReadAsync(connection, key, stop);
            var movements = await ReportSql.ReadAsync(connection, "customer_movements", CustomerMovement.Row, stop, ("customer_key", key));
            var lines = await ReportSql.ReadAsync(connection, "customer_invoices", CustomerInvoice.Row, stop, ("customer", id), ("invoice", invoice));
            return new(
                customer, ReportSql.Currency(warehouse),
                await ReportSql.ReadAsync(connection, "customer_steps", row => new CustomerStep(row.Day("month"), row.Flag("is_complete"), row.Amount("mrr")), stop, ("customer_key", key)),
                [.. movements.Select(one => one.Movement)], movements.Count > 0 ? movements[0].Sum : 0m,
                await ReportSql.ReadAsync(connection, "customer_ledger", LedgerRow.Row, stop, ("customer_key", key)),
                CustomerInvoice.Gather(lines), lines.Count > 0 ? lines[0].Count : 0,
                await CustomerHealth.ReadAsync(connection, key, id, stop));
        }, cancel);
    }
}

/// <summary>MRR at the end of a month, in the reporting currency.</summary>
public sealed record CustomerStep(DateOnly Month, bool IsComplete, decimal Mrr);

/// <summary>Who a customer is.</summary>
/// <param name="CustomerId">Its id.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Mrr">MRR on the as-of day, reporting currency.</param>
/// <param name="Since">First day with MRR above 0.</param>
/// <param name="Facts">What else is known, by column, in the order to show.</param>
public sealed record CustomerHeader(string CustomerId, string Name, decimal Mrr, DateOnly? Since, IReadOnlyList<KeyValuePair<string, string?>> Facts)
{
    private static readonly string[] Known = ["segment", "country", "industry", "csm", "channel", "email"];

    /// <summary>The number by which the marts know a customer; null where there is none of that id.</summary>
    public static async Task<int?> KeyAsync(DbConnection connection, string id, CancellationToken cancel)
    {
        var keys = await ReportSql.RunAsync(connection, "select customer_key from core.customers where customer_id = $customer", row => row.GetInt32(0), cancel, ("customer", id));
        return keys is [var key] ? key : null;
    }

    /// <summary>Whose book a customer is in; null where it is in nobody's, or there is none of that id.</summary>
    public static async Task<string?> BookAsync(Warehouse warehouse, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var books = await warehouse.ReadAsync((connection, stop) => ReportSql.RunAsync(connection, "select csm from core.customers where customer_id = $customer", row => row.Text("csm"), stop, ("customer", id)), cancel);
        return books is [var book] ? book : null;
    }

    internal static async Task<CustomerHeader> ReadAsync(DbConnection connection, int key, CancellationToken cancel) =>
        (await ReportSql.ReadAsync(connection, "customer", Row, cancel, ("customer_key", key)))[0];

    private static CustomerHeader Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Amount("mrr"), row.DayOrNull("since"),
        [.. Known.Select(name => KeyValuePair.Create(name, row.Text(name)))]);
}

/// <summary>A movement of one customer.</summary>
public sealed record CustomerMovement(DateOnly Day, DateOnly Month, string Movement, string? Subtype, decimal Amount)
{
    internal static (CustomerMovement Movement, decimal Sum) Row(DbDataReader row) => (
        new(row.Day("day"), row.Day("month"), row.Text("movement")!, row.Text("subtype"), row.Amount("amount")), row.Amount("sum"));
}
