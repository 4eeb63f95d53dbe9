using Quartz;
using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Web.Hosting;

namespace Retention.Web.Jobs;

/// <summary>Takes files in, refreshes and has customers scored, or rehearses that: the inbox every night, an upload or a folder when somebody asks.</summary>
[DisallowConcurrentExecution]
public sealed class LoadJob(Loader loader, Warehouse warehouse, LoadDesk desk, RunLog log) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "load";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var order = desk.Take(context.MergedJobDataMap);
        if (desk.Log.Begin(order) is not { } state) return;
        try
        {
            if (order.Rehearse) await desk.ShowAsync(order, () => loader.RehearseAsync(order.Path, LoadOptions.Default, new FileProgress(context, 90), cancellationToken));
            else
            {
                await log.RecordAsync(Name, () => LoadAsync(order, state, context, cancellationToken));
                await FirstReader.ReadAsync(warehouse, cancellationToken);
                desk.Log.Tell(order, "done");
                await context.ThenAsync(ScoreJob.Name, cancellationToken);
            }
        }
        catch (Exception problem)
        {
            desk.Log.Fail(order, problem);
            throw;
        }
    }

    // What was begun before may be in without its numbers.
    private async Task<string> LoadAsync(LoadOrder order, string state, IJobExecutionContext context, CancellationToken cancel)
    {
        IReadOnlyList<LoadReport> reports = state == "building" ? [] : await desk.ShowAsync(order, () => loader.LoadAsync(order.Path, LoadOptions.Default, new FileProgress(context, 60), cancel));
        if (state != "waiting" || reports.Any(report => report.Status == LoadStatus.Loaded)) await warehouse.RefreshAsync(new JobProgress(context, 60), cancel);
        return string.Join(" ", reports.Where(report => report.Status == LoadStatus.Refused).Select(report => report.Message));
    }
}
