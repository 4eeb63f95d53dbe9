using Retention.Web.Hosting;

namespace Retention.Web.Work.Webhooks;

/// <summary>Looks for what happened and takes it to the webhooks, as long as the app runs.</summary>
public sealed class Courier(WarehouseHost host, IServiceProvider services, ServeOptions options) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunJobs || !options.SendWebhooks) return;
        if (!await host.IsUsableAsync(stoppingToken)) return;
        var (scout, outbox, sender, notice) = (services.GetRequiredService<WebhookScout>(), services.GetRequiredService<WebhookOutbox>(), services.GetRequiredService<WebhookSender>(), services.GetRequiredService<WebhookNotice>());
        var log = services.GetRequiredService<ILogger<Courier>>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await scout.LookAsync(stoppingToken);
                await outbox.SendDueAsync(sender.SendAsync, stoppingToken);
                await notice.WriteAsync(stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is locked or away: the next round tries again.
                RoundFailed(log, problem);
            }

            await Task.Delay(Round, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static readonly Action<ILogger, Exception?> RoundFailed = LoggerMessage.Define(LogLevel.Warning, new EventId(1, nameof(Courier)), "Webhooks could not be sent in this round");
}
