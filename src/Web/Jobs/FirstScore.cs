using Retention.Analytics.Health;
using Retention.Web.Hosting;

namespace Retention.Web.Jobs;

/// <summary>Has customers scored at the start where nobody ever was, behind the pages that are there already.</summary>
public sealed class FirstScore(WarehouseHost host, IServiceProvider services, ServeOptions options) : BackgroundService
{
    // The first page of whoever started this comes first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunJobs) return;
        if (!await host.IsUsableAsync(stoppingToken)) return;
        await Task.Delay(Patience, stoppingToken);

        // The warehouse is there only now.
        if (await services.GetRequiredService<HealthScorer>().IsFirstDueAsync(stoppingToken)) await services.GetRequiredService<JobBoard>().RunAsync(ScoreJob.Name, null, stoppingToken);
    }
}
