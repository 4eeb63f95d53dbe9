using System.Data.Common;
using System.Globalization;
using System.Text;
using Retention.Analytics.Policies;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Reference;

/// <summary>The same company through the product: an in-memory warehouse, the SQL book, and what its marts say.</summary>
public sealed class ProductLedger : IAsyncDisposable
{
    private readonly Warehouse warehouse;

    private ProductLedger(Warehouse warehouse) => this.warehouse = warehouse;

    public Warehouse Warehouse => warehouse;

    public static async Task<ProductLedger> OpenAsync(CancellationToken cancel) =>
        new(await Warehouse.OpenAsync(new WarehouseOptions(null), TimeProvider.System, cancel));

    public ValueTask DisposeAsync() => warehouse.DisposeAsync();

    /// <summary>Puts a company in the place of what was there, refreshes, and reads the ledger.</summary>
    public async Task<Result> RunAsync(Company company, Rules rules, DateOnly asOf, CancellationToken cancel)
    {
        await RefreshAsync(company, rules, asOf, cancel);
        return await warehouse.ReadAsync((connection, _) => Task.FromResult(Read(connection)), cancel);
    }

    /// <summary>Puts a company in the place of what was there, and refreshes; a check that fails is an exception.</summary>
    public async Task RefreshAsync(Company company, Rules rules, DateOnly asOf, CancellationToken cancel)
    {
        await warehouse.WriteAsync("a random company", (connection, _) => Task.FromResult(Load(connection, company)), cancel);
        var policies = rules.AsPolicies().Aggregate(PolicySet.Default, (set, p) => set.With(p.Key, p.Value));
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(policies, asOf), cancel);
        var report = await warehouse.RefreshAsync(null, cancel);
        if (report.Failures is [var failure, ..])
            throw new InvalidOperationException($"The check {failure.Check} fails: {failure.Title}, {failure.Rows} rows.");
    }

    private static int Load(DbConnection connection, Company company)
    {
        string[] tables = ["customers", "plans", "subscriptions", "subscription_changes", "invoices", "invoice_lines", "fx_rates"];
        foreach (var name in tables) Execute(connection, $"delete from raw.{name}");
        foreach (var (table, load) in CompanyFiles.Tables(company).Select((t, i) => (t, i + 1)))
        {
            var rows = table.Rows.Select((row, i) => string.Create(
                CultureInfo.InvariantCulture, $"({load}, {i + 2}, {string.Join(", ", row.Select(Literal))})"));
            Execute(connection, new StringBuilder($"insert into raw.{table.Name} (load_id, line, {string.Join(", ", table.Columns)}) values ")
                .AppendJoin(", ", rows).ToString());
        }

        return tables.Length;
    }

    private static Result Read(DbConnection connection) => new(
        Rows(connection,
            """
            select
                month, (columns(b.* exclude (dimension, value, month, customers, opening_customers, churned_customers, new_customers)))::decimal(28, 8),
                customers, churned_customers, opening_customers
            from mart.bridges as b where dimension = 'all' order by month
            """,
            r => new MonthRow(Day(r, "month"))
            {
                Opening = Money(r, "opening"),
                New = Money(r, "new"),
                Reactivation = Money(r, "reactivation"),
                Expansion = Money(r, "expansion"),
                Resumed = Money(r, "resumed"),
                Contraction = Money(r, "contraction"),
                Churn = Money(r, "churn"),
                Paused = Money(r, "paused"),
                Fx = Money(r, "fx"),
                Closing = Money(r, "closing"),
                Customers = (int)Money(r, "customers"),
            }),
        Rows(connection,
            """
            select customer_id, day, movement, subtype, sum(amount)::decimal(28, 8) as amount
            from mart.movements join core.customers using (customer_key) where amount <> 0 group by all
            """,
            r => new MovementRow(r.GetString(0), Day(r, "day"), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), Money(r, "amount"))),
        Rows(connection,
            """
            select customer_id, month, m.mrr::decimal(28, 8) as mrr
            from mart.customer_months as m join core.customers using (customer_key) where m.mrr <> 0
            """,
            r => new BalanceRow(r.GetString(0), Day(r, "month"), Money(r, "mrr"))),
        Rows(connection,
            "select month, churned_customers, opening_customers from mart.bridges where dimension = 'all' order by month",
            r => new LogoChurnRow(Day(r, "month"), (int)Money(r, "churned_customers"), (int)Money(r, "opening_customers"))),
        Rows(connection, "select coalesce(sum(committed_mrr), 0)::decimal(28, 8) as mrr from mart.committed", r => Money(r, "mrr"))[0],
        []);

    private static List<T> Rows<T>(DbConnection connection, string sql, Func<DbDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static DateOnly Day(DbDataReader reader, string column) => reader.GetFieldValue<DateOnly>(reader.GetOrdinal(column));

    private static decimal Money(DbDataReader reader, string column) =>
        Convert.ToDecimal(reader.GetValue(reader.GetOrdinal(column)), CultureInfo.InvariantCulture);

    private static string Literal(string? value) =>
        value is null ? "null" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
