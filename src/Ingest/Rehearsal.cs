using System.Data.Common;
using Retention.Analytics.Warehousing;
using Retention.Ingest.Mappings;

namespace Retention.Ingest;

/// <summary>Loads into a copy of the warehouse, builds the numbers there, and compares them with those that stand.</summary>
internal sealed class Rehearsal(Warehouse warehouse, MappingCatalogue mappings, TimeProvider clock)
{
    public async Task<RehearsalReport> RunAsync(string path, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        await using var copy = await warehouse.OpenCopyAsync(cancel).ConfigureAwait(false);
        var loads = await new Loader(copy, mappings, clock).LoadAsync(path, options, progress, cancel).ConfigureAwait(false);
        var report = await copy.RefreshAsync(null, cancel).ConfigureAwait(false);
        if (report.Failures is [var failure, ..])
        {
            throw new WarehouseException($"With this load the check {failure.Check} would fail ({failure.Title}, {failure.Rows} rows), so the numbers would stay as they are.");
        }

        var before = await ReadAsync(warehouse, cancel).ConfigureAwait(false);
        var after = await ReadAsync(copy, cancel).ConfigureAwait(false);
        return new(loads, Months(before, after), Moves(before, after), copy.Settings.Policies["reporting_currency"]);
    }

    private static List<RehearsedMonth> Months(Numbers before, Numbers after) =>
    [
        .. from month in before.Months.Keys.Union(after.Months.Keys).Order()
           let now = before.Months.GetValueOrDefault(month)
           let then = after.Months.GetValueOrDefault(month)
           where now != then
           select new RehearsedMonth(month, now.Mrr, then.Mrr, now.Customers, then.Customers),
    ];

    private static List<RehearsedMove> Moves(Numbers before, Numbers after) =>
    [
        .. from customer in before.Customers.Keys.Union(after.Customers.Keys)
           let move = new RehearsedMove(customer, before.Customers.GetValueOrDefault(customer), after.Customers.GetValueOrDefault(customer))
           where move.Change != 0
           orderby Math.Abs(move.Change) descending, customer
           select move,
    ];

    /// <summary>A workspace that was never refreshed has no months and no customers yet.</summary>
    private static Task<Numbers> ReadAsync(Warehouse from, CancellationToken cancel) => from.ReadAsync(async (connection, token) =>
    {
        if (connection.Scalar<long>("select count(*) from duckdb_tables() where database_name = current_database() and schema_name = 'mart' and table_name in ('bridges', 'balances_today')") < 2)
        {
            return new Numbers([], []);
        }

        var months = await connection.ListAsync(
            "select month, closing::decimal(38, 8), customers::bigint from mart.bridges where dimension = 'all'", r => (Month: Day(r, 0), Mrr: r.GetDecimal(1), Customers: r.GetInt64(2)), token).ConfigureAwait(false);
        var customers = await connection.ListAsync(
            "select customer_id, mrr::decimal(38, 8) from mart.customer_today",
            r => (Customer: r.GetString(0), Mrr: r.GetDecimal(1)), token).ConfigureAwait(false);
        return new Numbers(months.ToDictionary(m => m.Month, m => (m.Mrr, m.Customers)), customers.ToDictionary(c => c.Customer, c => c.Mrr));
    }, cancel);

    private static DateOnly Day(DbDataReader row, int column) => row.GetFieldValue<DateOnly>(column);

    private sealed record Numbers(Dictionary<DateOnly, (decimal Mrr, long Customers)> Months, Dictionary<string, decimal> Customers);
}
