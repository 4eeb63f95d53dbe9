using System.Collections.Concurrent;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Jobs;

/// <summary>Compares sets of policies, one comparison at a time: building them may take minutes, and a page that asks can leave and come back.</summary>
public sealed class PolicyDesk : IDisposable
{
    private readonly ConcurrentDictionary<(string? Month, string A, string B), PolicyRun> runs = new();
    private readonly SemaphoreSlim one = new(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly Warehouse warehouse;

    /// <summary>Stops with the app, before the warehouse is closed.</summary>
    public PolicyDesk(Warehouse warehouse, IHostApplicationLifetime lifetime)
    {
        ArgumentNullException.ThrowIfNull(lifetime);
        this.warehouse = warehouse;
        lifetime.ApplicationStopping.Register(() =>
        {
            stopping.Cancel();
            Task.WaitAny([Task.WhenAll(runs.Values.Select(run => run.Answer))], TimeSpan.FromSeconds(20));
        });
    }

    /// <summary>The comparison of a month; begun if it is not under way, and found again if it is.</summary>
    /// <returns>The run, which may be over; a run that is over is handed out once.</returns>
    public async Task<PolicyRun> AskAsync(string? month, string a, string b, TimeSpan patience, CancellationToken cancel)
    {
        var key = (month, a, b);
        var run = runs.GetOrAdd(key, _ => new PolicyRun(run => CompareAsync(run, month, a, b)));
        await Task.WhenAny(run.Answer, Task.Delay(patience, cancel));
        if (run.Answer.IsCompleted) runs.TryRemove(key, out _);
        return run;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        one.Dispose();
        stopping.Dispose();
    }

    private async Task<PolicyReport?> CompareAsync(PolicyRun run, string? month, string a, string b)
    {
        await one.WaitAsync(stopping.Token);
        try
        {
            return await PolicyReport.ReadAsync(warehouse, new MonthRequest(month), PolicyPath.Between(warehouse.Settings.Policies, a, b), run, stopping.Token);
        }
        finally
        {
            one.Release();
        }
    }
}

/// <summary>A comparison under way: how far it has come, and its answer.</summary>
public sealed class PolicyRun : IProgress<PolicyProgress>
{
    private readonly Lazy<Task<PolicyReport?>> answer;

    internal PolicyRun(Func<PolicyRun, Task<PolicyReport?>> compare) => answer = new(() => Task.Run(() => compare(this)));

    /// <summary>Ends with the comparison; null when there is no MRR.</summary>
    public Task<PolicyReport?> Answer => answer.Value;

    /// <summary>Which set is being built, and how far; null while it waits or reads.</summary>
    public PolicyProgress? Progress { get; private set; }

    /// <summary>Why it failed, in a sentence; null when it did not.</summary>
    public string? Failure => Answer.IsFaulted ? Answer.Exception!.GetBaseException().Message : null;

    /// <inheritdoc />
    public void Report(PolicyProgress value) => Progress = value;
}
