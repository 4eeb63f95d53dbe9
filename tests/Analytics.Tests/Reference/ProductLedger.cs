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
        await warehouse.WriteAsync("a random company", (connection, _) => Task.FromResult(Load(connection, company)), cancel);
        var policies = rules.AsPolicies().Aggregate(PolicySet.Default, (set, p) => set.With(p.Key, p.Value));
        await warehouse.SaveSettingsAsync(new WorkspaceSettings(policies, asOf), cancel);
        var report = await warehouse.RefreshAsync(null, cancel);
        if (report.Failures is [var failure, ..])
            throw new InvalidOperationException($"The check {failure.Check} fails: {failure.Title}, {failure.Rows} rows.");
        return await warehouse.ReadAsync((connection, _) => Task.FromResult(Read(connection)), cancel);
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
            select month, opening, new, reactivation, expansion, resumed, contraction, churn, paused, fx, closing, customers::integer
            from mart.movement_months order by month
            """,
            r => new MonthRow(Day(r, 0))
            {
                Opening = Money(r, 1),
                New = Money(r, 2),
                Reactivation = Money(r, 3),
                Expansion = Money(r, 4),
                Resumed = Money(r, 5),
                Contraction = Money(r, 6),
                Churn = Money(r, 7),
                Paused = Money(r, 8),
                Fx = Money(r, 9),
                Closing = Money(r, 10),
                Customers = r.GetInt32(11),
            }),
        Rows(connection,
            """
            select customer_id, day, movement, subtype, sum(amount) from mart.movements
            where amount <> 0 and movement <> 'fx' group by all
            """,
            r => new MovementRow(r.GetString(0), Day(r, 1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), Money(r, 4))),
        Rows(connection,
            """
            select customer_id, month, cm.currency, sum(mrr_own), sum(cm.mrr)
            from mart.customer_months as cm join core.customers using (customer_key)
            where mrr_own <> 0 group by all
            """,
            r => new BalanceRow(r.GetString(0), Day(r, 1), r.GetString(2), Money(r, 3), Money(r, 4))),
        [],
        0m,
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

    private static DateOnly Day(DbDataReader reader, int column) => reader.GetFieldValue<DateOnly>(column);

    private static decimal Money(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? 0m : Convert.ToDecimal(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static string Literal(string? value) =>
        value is null ? "null" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
