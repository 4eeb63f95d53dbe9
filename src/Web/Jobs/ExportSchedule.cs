using System.Globalization;
using Quartz;
using Retention.Web.Hosting;
using Retention.Web.Security;
using Retention.Web.Work.Sending;

namespace Retention.Web.Jobs;

/// <summary>Holds the scheduler to the exports there are: one trigger each, by its cron expression in its own zone.</summary>
public sealed class ExportSchedule(ISchedulerFactory schedulers, IServiceProvider services, WarehouseHost host, ServeOptions options) : BackgroundService
{
    private const string Group = "exports";

    // Made when it is first asked for: it reads the warehouse, which is opened after this service is made.
    private ExportDesk Desk => services.GetRequiredService<ExportDesk>();

    /// <summary>Plans one.</summary>
    public async Task SetAsync(ScheduledExport export, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(export);
        var scheduler = await PreparedAsync(cancel);
        await scheduler.UnscheduleJob(KeyOf(export.Id), cancel);
        await scheduler.ScheduleJob(
            TriggerBuilder.Create().WithIdentity(KeyOf(export.Id)).ForJob(ExportJob.Name).UsingJobData(ExportJob.Id, Text(export.Id))
                .WithCronSchedule(export.Cron, schedule => schedule.InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(export.Zone))).Build(),
            cancellationToken: cancel);
    }

    /// <summary>Adds one, or changes the one that the form names, and plans it.</summary>
    /// <returns>Why not, see <see cref="ExportDesk.ChangeAsync"/>; null where it was done.</returns>
    public async Task<string?> SaveAsync(ExportForm form, Member who, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (saved, why) = form.Id == 0 ? await Desk.AddAsync(form, who, cancel) : await Desk.ChangeAsync(form, cancel);
        if (saved is not null) await SetAsync(saved, cancel);
        return why;
    }

    /// <summary>Takes one away, and plans it no more.</summary>
    public async Task RemoveAsync(int id, CancellationToken cancel)
    {
        await (await PreparedAsync(cancel)).UnscheduleJob(KeyOf(id), cancel);
        await Desk.RemoveAsync(id, cancel);
    }

    /// <summary>Every export with when it runs next, in UTC.</summary>
    public async Task<IReadOnlyList<(ScheduledExport Export, DateTime? Next)>> PlannedAsync(CancellationToken cancel)
    {
        List<(ScheduledExport, DateTime?)> all = [];
        foreach (var export in await Desk.AllAsync(cancel)) all.Add((export, await NextAsync(export.Id, cancel)));
        return all;
    }

    /// <summary>Runs one as soon as it is free.</summary>
    public async Task RunAsync(int id, CancellationToken cancel) => await (await PreparedAsync(cancel)).TriggerJob(new JobKey(ExportJob.Name), new JobDataMap { [ExportJob.Id] = Text(id) }, cancel);

    /// <summary>When one runs next, in UTC; null when never.</summary>
    public async Task<DateTime?> NextAsync(int id, CancellationToken cancel) => (await (await schedulers.GetScheduler(cancel)).GetTrigger(KeyOf(id), cancel))?.NextFireTimeUtc?.UtcDateTime;

    /// <summary>Plans anew whatever the scheduler has lost, as after a restore of the work database alone.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunJobs) return;
        if (!await host.IsUsableAsync(stoppingToken)) return;
        foreach (var export in await Desk.AllAsync(stoppingToken))
        {
            if (await NextAsync(export.Id, stoppingToken) is null) await SetAsync(export, stoppingToken);
        }
    }

    private async Task<IScheduler> PreparedAsync(CancellationToken cancel)
    {
        var scheduler = await schedulers.GetScheduler(cancel);
        var job = JobBuilder.Create().OfType<ExportJob>().WithIdentity(ExportJob.Name).StoreDurably().RequestRecovery().Build();
        await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancel);
        return scheduler;
    }

    private static TriggerKey KeyOf(int id) => new(Text(id), Group);

    private static string Text(int id) => id.ToString(CultureInfo.InvariantCulture);
}
