using Quartz;
using Retention.Analytics.Warehousing;
using Retention.Web.Hosting;

namespace Retention.Web.Jobs;

/// <summary>Builds the numbers anew: every night, because a day that passes moves them, and whenever somebody asks.</summary>
[DisallowConcurrentExecution]
public sealed class RefreshJob(Warehouse warehouse) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "refresh";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await warehouse.RefreshAsync(new JobProgress(context), cancellationToken);
        await FirstReader.ReadAsync(warehouse, cancellationToken);
    }
}
