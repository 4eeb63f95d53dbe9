using Quartz;
using Retention.Ingest;

namespace Retention.Web.Jobs;

/// <summary>What somebody asked to have loaded.</summary>
/// <param name="Path">File or folder on this machine.</param>
/// <param name="Name">How it is called on the page.</param>
/// <param name="Rehearse">Only work out what it would change.</param>
public sealed record LoadOrder(string Path, string Name, bool Rehearse);

/// <summary>What came of an order.</summary>
/// <param name="Order">The order.</param>
/// <param name="Files">What became, or would become, of each file.</param>
/// <param name="Rehearsal">What would change; null after a load.</param>
/// <param name="Failure">Why nothing was done; null when something was.</param>
public sealed record LoadOutcome(LoadOrder Order, IReadOnlyList<LoadReport> Files, RehearsalReport? Rehearsal, Exception? Failure);

/// <summary>Takes orders to load, keeps uploads until they are done with, and holds the last outcome for the page.</summary>
public sealed class LoadDesk
{
    private readonly string uploads;
    private readonly string inbox;
    private readonly TimeProvider clock;

    /// <summary>Uploads that an earlier run did not come to are there again.</summary>
    public LoadDesk(ServeOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.clock = clock;
        uploads = Path.Combine(Path.GetFullPath(options.DataDirectory), "uploads");
        inbox = Path.Combine(Path.GetFullPath(options.DataDirectory), "inbox");
        Directory.CreateDirectory(inbox);
        Log = new(uploads);
    }

    /// <summary>The largest upload, in bytes; larger files are loaded from a folder.</summary>
    public const long MostBytes = 256L << 20;

    /// <summary>What came of the last order since the app was started.</summary>
    public LoadOutcome? Last { get; private set; }

    /// <summary>What became of uploads, those before the last start too.</summary>
    public UploadLog Log { get; }

    /// <summary>Stores the files of an upload in a folder of their own; each keeps its name without any folder in it.</summary>
    public async Task<LoadOrder> StoreAsync(IReadOnlyList<IFormFile> files, bool rehearse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(files);
        var folder = Log.NewFolder();
        foreach (var file in files)
        {
            await using var target = File.Create(Path.Combine(folder, Path.GetFileName(file.FileName.Replace('\\', '/'))));
            await file.CopyToAsync(target, cancel);
        }

        var order = new LoadOrder(folder, string.Join(", ", files.Select(file => file.FileName)), rehearse);
        Log.Take(order, clock.GetUtcNow().UtcDateTime);
        return order;
    }

    /// <summary>The values that carry an order through the schedule.</summary>
    public static JobDataMap Write(LoadOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new() { ["path"] = order.Path, ["name"] = order.Name, ["rehearse"] = order.Rehearse ? "yes" : "no" };
    }

    /// <summary>The order of a run; without values it is the nightly load of the inbox.</summary>
    public LoadOrder Take(JobDataMap values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.TryGetValue("path", out var path) && path is string known
            ? new(known, values["name"]?.ToString() ?? known, values["rehearse"]?.ToString() == "yes")
            : new(inbox, "inbox", false);
    }

    /// <summary>Does a load and keeps its outcome; an upload that was loaded is thrown away.</summary>
    public async Task<IReadOnlyList<LoadReport>> ShowAsync(LoadOrder order, Func<Task<IReadOnlyList<LoadReport>>> load)
    {
        ArgumentNullException.ThrowIfNull(load);
        try
        {
            var isEmptyInbox = order.Path == inbox && !Directory.EnumerateFiles(inbox, "*", SearchOption.AllDirectories).Any();
            var reports = isEmptyInbox ? [] : await load();
            Last = isEmptyInbox ? Last : new(order, reports, null, null);
            Log.Tell(order, "building", reports);
            return reports;
        }
        catch (Exception e)
        {
            Last = new(order, [], null, e);
            throw;
        }
        finally
        {
            Discard(order);
        }
    }

    /// <summary>Does a rehearsal and keeps its outcome; an upload stays for the load that may follow.</summary>
    public async Task ShowAsync(LoadOrder order, Func<Task<RehearsalReport>> rehearse)
    {
        ArgumentNullException.ThrowIfNull(rehearse);
        try
        {
            var report = await rehearse();
            Last = new(order, report.Loads, report, null);
            Log.Tell(order, "done", report.Loads);
        }
        catch (Exception e)
        {
            Last = new(order, [], null, e);
            throw;
        }
    }

    /// <summary>Throws an upload away, and the outcome that names it.</summary>
    public void Forget()
    {
        if (Last is { Order: var order }) Discard(order);
        Last = null;
    }

    private void Discard(LoadOrder order)
    {
        if (order.Path.StartsWith(uploads, StringComparison.Ordinal) && Directory.Exists(order.Path)) Directory.Delete(order.Path, recursive: true);
    }
}
