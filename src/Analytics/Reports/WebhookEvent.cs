using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Something that other programs are told. Source: Sql/reports/webhook_events.sql.</summary>
/// <param name="Event">band.changed, load.done or check.failed.</param>
/// <param name="Key">Once for ever.</param>
/// <param name="CustomerId">The customer; null for the company.</param>
/// <param name="At">When, in UTC.</param>
/// <param name="Data">More of it, as JSON.</param>
public sealed record WebhookEvent(string Event, string Key, string? CustomerId, DateTime At, string Data)
{
    /// <summary>Up to where everything is told that there is now: the number of a run, and of scores.</summary>
    public static Task<(int Run, int Scores)> NowAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync(NowAsync, cancel);
    }

    /// <summary>What happened after a run and after scores, and up to where that is.</summary>
    public static Task<(IReadOnlyList<WebhookEvent> Events, int Run, int Scores)> ReadAsync(Warehouse warehouse, int run, int scores, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var now = await NowAsync(connection, stop);
            return (await ReportSql.ReadAsync(connection, "webhook_events", Row, stop, ("after_run", run), ("after_scores", scores)), now.Run, now.Scores);
        }, cancel);
    }

    private static async Task<(int Run, int Scores)> NowAsync(DbConnection connection, CancellationToken cancel) =>
        (await ReportSql.ReadAsync(connection, "webhook_state", row => ((int)row["run"], (int)row["scores"]), cancel))[0];

    private static WebhookEvent Row(DbDataReader row) => new(row.Text("event")!, row.Text("key")!, row.Text("customer_id"), (DateTime)row["happened_at"], row.Text("data")!);
}
