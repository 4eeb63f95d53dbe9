using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>What a warehouse holds when the app starts.</summary>
/// <param name="IsEmpty">No file has been taken in yet.</param>
/// <param name="IsBuilt">Every table of the book is there, and no file came in since it was built.</param>
/// <param name="Sample">loading, loaded or declined; null when the sample was never asked for.</param>
public sealed record BookState(bool IsEmpty, bool IsBuilt, string? Sample)
{
    /// <summary>Reads the state.</summary>
    public static Task<BookState> ReadAsync(Warehouse warehouse, CancellationToken cancel) => warehouse.ReadAsync(
        async (connection, token) =>
        {
            var loads = connection.Scalar<long>("select count(*) from raw.loads");
            var newer = connection.Scalar<bool>(
                "select coalesce(max(loaded_at) > (select max(started_at) from ops.runs where kind = 'refresh' and status = 'done'), true) from raw.loads");
            var built = await connection.ListAsync(
                "select schema_name || '.' || table_name from duckdb_tables() union all select schema_name || '.' || view_name from duckdb_views()",
                row => row.GetString(0), token);
            var complete = SqlBook.Current.BuildOrder.All(page => built.Contains(page.FullName));
            return new BookState(loads == 0, complete && (loads == 0 || !newer), connection.Scalar<string>("select value from ops.settings where name = 'sample'"));
        },
        cancel);
}
