using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>
/// The one open warehouse of this process. It is opened before the first request is taken; what it still needs (the sample
/// company, a first refresh) is done behind a page that shows the progress.
/// </summary>
public sealed partial class WarehouseHost(ServeOptions options, TimeProvider clock, SampleData sample, ILogger<WarehouseHost> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private Warehouse? warehouse;
    private Task preparing = Task.CompletedTask;

    /// <summary>The warehouse.</summary>
    public Warehouse Warehouse => warehouse ?? throw new InvalidOperationException("The warehouse is used before the app has started.");

    /// <summary>What is being prepared, and how far it has come; null when the pages can be shown.</summary>
    public RefreshProgress? Preparing { get; private set; }

    /// <summary>Why it could not be prepared, in words to show; null when nothing failed.</summary>
    public string? Failure { get; private set; }

    /// <summary>Ends when the pages can be shown, or when preparing failed.</summary>
    public Task Ready => preparing;

    /// <summary>Opens the warehouse; a warehouse that cannot be opened ends the program with its reason.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        warehouse = await Warehouse.OpenAsync(new WarehouseOptions(options.DataDirectory), clock, cancellationToken);
        var state = await BookState.ReadAsync(warehouse, cancellationToken);
        var withSample = options.LoadSample && (state.Sample == "loading" || (state.IsEmpty && state.Sample != "declined"));
        if (!withSample && state.IsBuilt) return;
        Preparing = new RefreshProgress(0, 1, "");
        preparing = Task.Run(() => PrepareAsync(withSample), CancellationToken.None);
    }

    private async Task PrepareAsync(bool withSample)
    {
        try
        {
            var progress = new Shown(this);
            if (withSample) await sample.LoadAsync(Warehouse, progress, stopping.Token);
            await Warehouse.RefreshAsync(progress, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app is being stopped: the next start begins where this one was.
        }
        catch (Exception e)
        {
            // The edge of a background task: nobody else would see the reason.
            LogUnprepared(e, options.DataDirectory);
            Failure = e.Message;
        }
        finally
        {
            Preparing = null;
        }
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Closes the warehouse after the last job and request have ended.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken) => await DisposeAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await preparing;
        if (warehouse is not null) await warehouse.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The warehouse in {Directory} could not be prepared")]
    private partial void LogUnprepared(Exception reason, string directory);

    private sealed class Shown(WarehouseHost host) : IProgress<RefreshProgress>
    {
        public void Report(RefreshProgress value) => host.Preparing = value;
    }
}
