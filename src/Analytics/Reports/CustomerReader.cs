using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>Reads the parts of one customer's report on one connection.</summary>
internal sealed class CustomerReader(DbConnection connection, string id, CancellationToken cancel)
{
    private int key;

    /// <summary>Looks the customer up; false where there is none of that id.</summary>
    public async Task<bool> FindAsync()
    {
        var found = await CustomerHeader.KeyAsync(connection, id, cancel);
        key = found ?? 0;
        return found is not null;
    }

    public Task<CustomerHeader> HeaderAsync() => CustomerHeader.ReadAsync(connection, key, cancel);

    public Task<CustomerHealth?> HealthAsync() => CustomerHealth.ReadAsync(connection, key, id, cancel);

    /// <summary>The rows of a report of one customer; none where they are not wanted.</summary>
    public Task<IReadOnlyList<T>> RowsAsync<T>(string name, Func<DbDataReader, T> row, bool isWanted = true, params (string, object?)[] more) =>
        isWanted ? ReportSql.ReadAsync(connection, name, row, cancel, [("customer_key", key), ("customer", id), .. more]) : Task.FromResult<IReadOnlyList<T>>([]);
}
