using Microsoft.Data.Sqlite;
using Quartz;
using Retention.Analytics.Health;
using Retention.Ingest;
using Retention.Ingest.Mappings;
using Retention.Web.Hosting;

namespace Retention.Web.Jobs;

/// <summary>The jobs there are and when they run until somebody decides otherwise. The schedule itself lives in the data directory.</summary>
public sealed class Schedule(ISchedulerFactory schedulers, WarehouseHost host, LoadDesk desk) : IHostedService
{
    /// <summary>Each job with its first schedule, as a Quartz cron expression in the workspace's zone; null for one that is off until somebody gives it a time.</summary>
    public static IReadOnlyList<(string Job, Type Type, string? Cron)> Jobs { get; } =
    [
        (LoadJob.Name, typeof(LoadJob), "0 30 2 ? * *"),
        (RefreshJob.Name, typeof(RefreshJob), "0 15 3 ? * *"),
        (ScoreJob.Name, typeof(ScoreJob), "0 0 4 ? * *"),
        (PlaybookJob.Name, typeof(PlaybookJob), "0 20 5 ? * *"),
        (DigestJob.Name, typeof(DigestJob), "0 0 7 ? * *"),
        (TrainJob.Name, typeof(TrainJob), "0 30 4 1 * ?"),
        (RenewalJob.Name, typeof(RenewalJob), "0 0 5 ? * *"),
        (BackupJob.Name, typeof(BackupJob), null),
    ];

    /// <summary>Registers the scheduler with its store in <c>schedule.db</c>.</summary>
    public static IServiceCollection AddJobs(IServiceCollection services, ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var file = Path.Combine(Directory.CreateDirectory(options.DataDirectory).FullName, "schedule.db");
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "retention");
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
                store.ProvisionSchema();
            });
        });
        // A job that is stopped half way would only be begun again at the next start.
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<Schedule>();
        services.AddSingleton<HealthScorer>().AddHostedService<FirstScore>();
        services.AddSingleton<ExportSchedule>().AddHostedService(provider => provider.GetRequiredService<ExportSchedule>());
        services.AddSingleton<JobBoard>().AddSingleton<LoadDesk>().AddSingleton<RunLog>().AddTransient<Loader>();
        services.AddSingleton(MappingCatalogue.Load(options.DataDirectory));
        return services;
    }

    /// <summary>Adds jobs and triggers that are not in the store yet; a schedule that somebody edited stays as it is.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(host.Warehouse.Settings.Policies["timezone"]);
        foreach (var (name, type, cron) in Jobs)
        {
            var job = JobBuilder.Create().OfType(type).WithIdentity(name).StoreDurably().RequestRecovery().Build();
            await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellationToken);
            if (cron is null || await scheduler.Exists(new TriggerKey(name), cancellationToken)) continue;
            await scheduler.ScheduleJob(Trigger(name, cron, zone), cancellationToken: cancellationToken);
        }

        foreach (var order in desk.Log.Unfinished) await scheduler.TriggerJob(new JobKey(LoadJob.Name), LoadDesk.Write(order), cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static ITrigger Trigger(string job, string cron, TimeZoneInfo zone) => TriggerBuilder.Create()
        .WithIdentity(job).ForJob(job).WithCronSchedule(cron, schedule => schedule.InTimeZone(zone)).Build();
}
