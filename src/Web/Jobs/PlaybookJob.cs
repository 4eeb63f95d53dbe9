using Quartz;
using Retention.Web.Work.Tasks;

namespace Retention.Web.Jobs;

/// <summary>Opens the tasks that playbooks ask for: after each score, every night, and whenever somebody asks.</summary>
[DisallowConcurrentExecution]
public sealed class PlaybookJob(PlaybookRunner runner, RunLog log) : IJob
{
    /// <summary>The name under which the job is scheduled, shown and kept in the run log.</summary>
    public const string Name = "playbooks";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await log.RecordAsync(Name, async () =>
    {
        await runner.RunAsync(cancellationToken);
        return "";
    });
}
