using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>One customer, from its MRR down to the lines of the files it came from.</summary>
/// <param name="Customer">Who it is.</param>
/// <param name="Strip">What to know at a glance.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Steps">MRR at the end of each month.</param>
/// <param name="Events">What happened, the latest first.</param>
/// <param name="Health">Its health and why; null where it was not scored.</param>
public sealed record CustomerReport(
    CustomerHeader Customer, CustomerStrip Strip, string? Currency, IReadOnlyList<CustomerStep> Steps, IReadOnlyList<CustomerEvent> Events, CustomerHealth? Health)
{
    /// <summary>The parts of the page that are read one at a time.</summary>
    public static IReadOnlyList<string> Tabs { get; } = ["money", "feedback", "work", "retainer", "data"];

    /// <summary>Its movements, the latest first.</summary>
    public IReadOnlyList<CustomerMovement> Movements { get; private init; } = [];

    /// <summary>Their sum.</summary>
    public decimal MovementSum { get; private init; }

    /// <summary>Its rows of the ledger, the latest first, each with its source.</summary>
    public IReadOnlyList<LedgerRow> Ledger { get; private init; } = [];

    /// <summary>Its latest invoices with their lines.</summary>
    public IReadOnlyList<CustomerInvoice> Invoices { get; private init; } = [];

    /// <summary>How many invoices it has in all.</summary>
    public long InvoiceCount { get; private init; }

    /// <summary>Themes of its comments.</summary>
    public IReadOnlyList<CustomerTheme> Themes { get; private init; } = [];

    /// <summary>What it uses.</summary>
    public IReadOnlyList<CustomerUse> Usage { get; private init; } = [];

    /// <summary>Periods of its retainer.</summary>
    public IReadOnlyList<CustomerHours> Hours { get; private init; } = [];

    /// <summary>Customers of the same group, itself among them.</summary>
    public IReadOnlyList<CustomerRelative> Family { get; private init; } = [];

    /// <summary>People there.</summary>
    public IReadOnlyList<CustomerContact> Contacts { get; private init; } = [];

    /// <summary>What to talk about; for the brief only.</summary>
    public IReadOnlyList<CustomerTopic> Topics { get; private init; } = [];

    /// <summary>Reads a customer in one snapshot; null when there is none of that id.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="id">The customer.</param>
    /// <param name="ask">What of it.</param>
    /// <param name="cancel">Stops the query.</param>
    public static async Task<CustomerReport?> ReadAsync(Warehouse warehouse, string id, CustomerAsk ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(ask);
        var (report, past) = await warehouse.ReadBothAsync(
            (connection, stop) => PresentAsync(new(connection, id, stop), ReportSql.Currency(warehouse), ask),
            (connection, stop) => PastAsync(new(connection, id, stop), ask), cancel);
        return report is null || past is null ? null : past(report);
    }

    private static async Task<CustomerReport?> PresentAsync(CustomerReader reader, string? currency, CustomerAsk ask)
    {
        if (!await reader.FindAsync()) return null;
        var isBrief = ask.Tab == "brief";
        return new(
            await reader.HeaderAsync(), (await reader.RowsAsync("customer_strip", CustomerStrip.Row))[0], currency,
            await reader.RowsAsync("customer_steps", row => new CustomerStep(row.Day("month"), row.Flag("is_complete"), row.Amount("mrr"))), [], await reader.HealthAsync())
        {
            Themes = await reader.RowsAsync("customer_themes", CustomerTheme.Row, ask.Tab == "feedback" || isBrief),
            Usage = await reader.RowsAsync("customer_usage", CustomerUse.Row, ask.Tab == "work" || isBrief),
            Contacts = await reader.RowsAsync("customer_contacts", CustomerContact.Row, more: ("size", CustomerContact.Shown)),
            Family = await reader.RowsAsync("customer_family", CustomerRelative.Row, true, ("book", ask.Book), ("size", CustomerRelative.Shown)),
            Topics = await reader.RowsAsync("customer_topics", CustomerTopic.Row, isBrief),
        };
    }

    private static async Task<Func<CustomerReport, CustomerReport>?> PastAsync(CustomerReader reader, CustomerAsk ask)
    {
        if (!await reader.FindAsync()) return null;
        var events = await reader.RowsAsync("customer_events", CustomerEvent.Row);
        var movements = await reader.RowsAsync("customer_movements", CustomerMovement.Row, ask.Tab == "money");
        var lines = await reader.RowsAsync("customer_invoices", CustomerInvoice.Row, ask.Tab == "money", ("invoice", ask.Invoice));
        var ledger = await reader.RowsAsync("customer_ledger", LedgerRow.Row, ask.Tab == "data");
        var hours = await reader.RowsAsync("customer_retainers", CustomerHours.Row, ask.Tab == "retainer");
        return report => report with
        {
            Events = events,
            Movements = [.. movements.Select(one => one.Movement)],
            MovementSum = movements.Count > 0 ? movements[0].Sum : 0m,
            Invoices = CustomerInvoice.Gather(lines),
            InvoiceCount = lines.Count > 0 ? lines[0].Count : 0,
            Ledger = ledger,
            Hours = hours,
        };
    }
}

/// <summary>What of a customer is asked for.</summary>
/// <param name="Tab">The part to read besides what always is: one of <see cref="CustomerReport.Tabs"/>, or <c>brief</c>.</param>
/// <param name="Invoice">Number of an invoice that must be among those shown, however old it is; null for the latest only.</param>
/// <param name="Book">The CSM whose customers alone may be named; null for everybody's.</param>
public sealed record CustomerAsk(string Tab, string? Invoice = null, string? Book = null);

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
