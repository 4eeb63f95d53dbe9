using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>
/// Opens the warehouse and does what it still needs: the sample company, a first refresh. It begins at once, while the app
/// around it is still being composed, and ends behind a page that shows the progress.
/// </summary>
public sealed class WarehousePreparation : IAsyncDisposable
{
    private readonly ServeOptions options;
    private readonly SampleData sample;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task<(Warehouse Warehouse, bool WithSample, bool IsBuilt)> opening;

    /// <summary>Begins.</summary>
    public WarehousePreparation(ServeOptions options, TimeProvider clock)
    {
        (this.options, sample) = (options, new SampleData(clock));
        opening = Task.Run(() => OpenAsync(clock));
        Ready = Task.Run(PrepareAsync);
    }

    /// <summary>What is being prepared, and how far it has come; null when the pages can be shown.</summary>
    public RefreshProgress? Progress { get; private set; } = new(0, 1, "");

    /// <summary>Why it could not be prepared; null when nothing failed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Ends when the pages can be shown, or when preparing failed.</summary>
    public Task Ready { get; }

    /// <summary>The warehouse as soon as it is open; throws the reason why it cannot be opened.</summary>
    public async Task<Warehouse> OpenedAsync(CancellationToken cancel) => (await opening.WaitAsync(cancel)).Warehouse;

    /// <summary>Stops preparing, which the next start goes on with, and closes the warehouse.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await Ready;
        if (opening.IsCompletedSuccessfully) await (await opening).Warehouse.DisposeAsync();
    }

    private async Task<(Warehouse, bool, bool)> OpenAsync(TimeProvider clock)
    {
        var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(options.DataDirectory), clock, stopping.Token);
        try
        {
            var state = await BookState.ReadAsync(warehouse, stopping.Token);
            var withSample = options.LoadSample && (state.Sample == "loading" || (state.IsEmpty && state.Sample != "declined"));
            return (warehouse, withSample, !withSample && state.IsBuilt);
        }
        catch
        {
            await warehouse.DisposeAsync();
            throw;
        }
    }

    private async Task PrepareAsync()
    {
        try
        {
            var (warehouse, withSample, isBuilt) = await opening;
            if (isBuilt) return;
            var progress = new Shown(this);
            if (withSample) await sample.LoadAsync(warehouse, progress, stopping.Token);
            await warehouse.RefreshAsync(progress, stopping.Token); 
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The app is being stopped: the next start begins where this one was.
        }
        catch (Exception e)
        {
            // The edge of a background task: nobody else would see the reason.
            Failure = e;
        }
        finally
        {
            Progress = null;
        }
    }

    private sealed class Shown(WarehousePreparation preparation) : IProgress<RefreshProgress>
    {
        public void Report(RefreshProgress value) => preparation.Progress = value;
    }
}
