using Retention.Analytics.Warehousing;

namespace Retention.Web.Jobs;

/// <summary>Keeps a run in <c>ops.runs</c>, in transactions of its own, so that a run that is killed can be seen afterwards. Pages read it anew each time.</summary>
public sealed class RunLog(Warehouse warehouse, TimeProvider clock)
{
    /// <summary>Does the work as a run; the work answers what is worth saying about it.</summary>
    public async Task RecordAsync(string kind, Func<Task<string>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var run = await WriteAsync<long>(
            "insert into ops.runs (run_id, kind, started_at, status, as_of) values (nextval('ops.run_ids'), $1, $2, 'running', $3) returning run_id::bigint", kind, Now, warehouse.AsOf);
        try
        {
            var message = await work();
            await EndAsync(run, "done", message.Length == 0 ? null : message);
        }
        catch (Exception e)
        {
            await EndAsync(run, e is OperationCanceledException ? "cancelled" : "failed", e.Message);
            throw;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task<long> EndAsync(long run, string status, string? message) =>
        WriteAsync<long>("update ops.runs set finished_at = $1, status = $2, message = $3 where run_id = $4 returning run_id::bigint", Now, status, message, run);

    private Task<T?> WriteAsync<T>(string sql, params object?[] values) =>
        warehouse.WriteAsync("the run log", (connection, _) => Task.FromResult(connection.Scalar<T>(sql, values)), CancellationToken.None, keepsAnswers: true);
}
