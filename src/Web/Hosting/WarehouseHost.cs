using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>The one open warehouse of this process: open before the first request is taken, closed after the last.</summary>
public sealed partial class WarehouseHost(WarehousePreparation preparation, ServeOptions options, ILogger<WarehouseHost> logger) : IHostedLifecycleService
{
    private Warehouse? warehouse;

    /// <summary>The warehouse.</summary>
    public Warehouse Warehouse => warehouse ?? throw new InvalidOperationException("The warehouse is used before the app has started.");

    /// <summary>What is being prepared, and how far it has come; null when the pages can be shown.</summary>
    public RefreshProgress? Preparing => preparation.Progress;

    /// <summary>Why it could not be prepared, in words to show; null when nothing failed.</summary>
    public string? Failure => preparation.Failure?.Message;

    /// <summary>Ends when the pages can be shown, or when preparing failed.</summary>
    public Task Ready => preparation.Ready;

    /// <summary>Waits until the pages can be shown; false when preparing failed or the program stops.</summary>
    /// <param name="stopping">Says that the program stops.</param>
    public async Task<bool> IsUsableAsync(CancellationToken stopping)
    {
        await Task.WhenAny(Ready, Task.Delay(Timeout.Infinite, stopping));
        return !stopping.IsCancellationRequested && Failure is null;
    }

    /// <summary>Waits for the warehouse; one that cannot be opened ends the program with its reason.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken) => warehouse = await preparation.OpenedAsync(cancellationToken);

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says in the log when preparing fails.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _ = LogFailureAsync();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes the warehouse after the last job and request have ended.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken) => await preparation.DisposeAsync();

    private async Task LogFailureAsync()
    {
        await Ready;
        if (preparation.Failure is { } reason) LogUnprepared(reason, options.DataDirectory);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The warehouse in {Directory} could not be prepared")]
    private partial void LogUnprepared(Exception reason, string directory);
}
