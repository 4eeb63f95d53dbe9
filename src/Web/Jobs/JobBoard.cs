using Quartz;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Jobs;

/// <summary>A job that is planned. Times are in the workspace's zone.</summary>
/// <param name="Name">refresh or load.</param>
/// <param name="Cron">When it runs, as a Quartz cron expression.</param>
/// <param name="Zone">The zone of the expression.</param>
/// <param name="Next">When it runs next; null when never.</param>
public sealed record PlannedJob(string Name, string Cron, string Zone, DateTime? Next);

/// <summary>A job at work.</summary>
/// <param name="Id">What to name when it is to be cancelled.</param>
/// <param name="Name">refresh or load.</param>
/// <param name="StartedAt">Since when, in the workspace's zone.</param>
/// <param name="Percent">How far it has come; null before its first step.</param>
/// <param name="Step">What it is at.</param>
/// <param name="IsStopping">Somebody has cancelled it.</param>
public sealed record RunningJob(string Id, string Name, DateTime StartedAt, int? Percent, string? Step, bool IsStopping);

/// <summary>What is planned and what is at work, and the four things a person can do about it.</summary>
public sealed class JobBoard(ISchedulerFactory schedulers, Warehouse warehouse)
{
    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(warehouse.Settings.Policies["timezone"]);

    /// <summary>The planned jobs, in their fixed order.</summary>
    public async Task<IReadOnlyList<PlannedJob>> PlannedAsync(CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        List<PlannedJob> planned = [];
        foreach (var (name, _, _) in Schedule.Jobs)
        {
            var trigger = await scheduler.GetTrigger(new TriggerKey(name), cancel) as ICronTrigger;
            planned.Add(new(name, trigger?.CronExpressionString ?? "", (trigger?.TimeZone ?? Zone).Id, Local(trigger?.NextFireTimeUtc)));
        }

        return planned;
    }

    /// <summary>The jobs at work, oldest first.</summary>
    public async Task<IReadOnlyList<RunningJob>> RunningAsync(CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var fired = await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing }, cancel);
        return [.. from run in fired.Items
                   orderby run.FireTimeUtc
                   select new RunningJob(run.FireInstanceId, run.JobKey?.Name ?? "", Local(run.FireTimeUtc)!.Value, run.Progress, run.ProgressMessage, run.InterruptRequestedUtc is not null)];
    }

    /// <summary>Runs a job as soon as it is free, with values for it.</summary>
    public async Task RunAsync(string job, JobDataMap? values, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        if (Schedule.Jobs.Any(known => known.Job == job)) await scheduler.TriggerJob(new JobKey(job), values ?? [], cancel);
    }

    /// <summary>Asks a running job to stop; it undoes what it has begun.</summary>
    public async Task CancelAsync(string id, CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        await scheduler.InterruptFireInstance(id, cancel);
    }

    /// <summary>Gives a job another schedule, or none to one that may be off. False when the expression is not one, or never comes true.</summary>
    public async Task<bool> RescheduleAsync(string job, string? cron, CancellationToken cancel)
    {
        var planned = Schedule.Jobs.FirstOrDefault(known => known.Job == job);
        if (planned is { Job: not null, Cron: null } && string.IsNullOrEmpty(cron))
        {
            await (await schedulers.GetScheduler(cancel)).UnscheduleJob(new TriggerKey(job), cancel);
            return true;
        }

        if (!CronExpression.TryParse(cron ?? "", out var expression) || expression?.GetNextValidTimeAfter(DateTimeOffset.UtcNow) is null) return false;
        if (planned.Job is null) return false;
        var scheduler = await schedulers.GetScheduler(cancel);
        var trigger = Schedule.Trigger(job, cron!, Zone);
        if (await scheduler.RescheduleJob(new TriggerKey(job), trigger, cancel) is null) await scheduler.ScheduleJob(trigger, cancellationToken: cancel);
        return true;
    }

    private DateTime? Local(DateTimeOffset? moment) => moment is { } known ? TimeZoneInfo.ConvertTime(known, Zone).DateTime : null;
}
