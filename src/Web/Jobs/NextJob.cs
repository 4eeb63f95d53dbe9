using Quartz;

namespace Retention.Web.Jobs;

/// <summary>What runs after a job.</summary>
internal static class NextJob
{
    /// <summary>Runs another job as soon as it is free; none where the program stops meanwhile.</summary>
    public static async Task ThenAsync(this IJobExecutionContext context, string job, CancellationToken cancel)
    {
        if (context.Scheduler.Status is SchedulerStatus.Running) await context.Scheduler.TriggerJob(new JobKey(job), cancel);
    }
}
