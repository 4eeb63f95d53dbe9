using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>Reads at the start what people look at first, behind the pages that are there already, so that the first of the day need not wait.</summary>
public sealed partial class FirstReading(WarehouseHost host, ServeOptions options, ILogger<FirstReading> logger) : BackgroundService
{
    // The page that whoever started this opens at once comes first.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.RunJobs || !await host.IsUsableAsync(stoppingToken)) return;
        await Task.Delay(Patience, stoppingToken);
        try
        {
            foreach (var customer in await FirstReader.ReadAsync(host.Warehouse, stoppingToken)) await CustomerReport.ReadAsync(host.Warehouse, customer, new(CustomerReport.Tabs[0]), stoppingToken);
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            // Whoever opens that page is told.
            LogUnread(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first pages could not be read ahead")]
    private partial void LogUnread(Exception problem);
}
