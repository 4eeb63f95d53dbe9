using Quartz;
using Retention.Analytics.Warehousing;
using Retention.Ingest;
using Retention.Web.Hosting;

namespace Retention.Web.Jobs;

/// <summary>Takes files in, refreshes and has customers scored, or rehearses that: the inbox every night, an upload or a folder when somebody asks.</summary>
[DisallowConcurrentExecution]
public sealed class LoadJob(Loader loader, Warehouse warehouse, LoadDesk desk, JobBoard board, RunLog log) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "load";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var order = desk.Take(context.MergedJobDataMap);
        if (order.Rehearse) await desk.ShowAsync(order, () => loader.RehearseAsync(order.Path, LoadOptions.Default, new FileProgress(context, 90), cancellationToken));
        else
        {
            await log.RecordAsync(Name, () => LoadAsync(order, context, cancellationToken));
            await FirstReader.ReadAsync(warehouse, cancellationToken);
            await board.RunAsync(ScoreJob.Name, null, cancellationToken);
        }
    }

    private async Task<string> LoadAsync(LoadOrder order, IJobExecutionContext context, CancellationToken cancel)
    {
        var reports = await desk.ShowAsync(order, () => loader.LoadAsync(order.Path, LoadOptions.Default, new FileProgress(context, 60), cancel));
        if (reports.Any(report => report.Status == LoadStatus.Loaded)) await warehouse.RefreshAsync(new JobProgress(context, 60), cancel);
        return string.Join(" ", reports.Where(report => report.Status == LoadStatus.Refused).Select(report => report.Message));
    }
}
