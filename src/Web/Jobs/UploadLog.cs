using System.Collections.Concurrent;
using System.Text.Json;
using Retention.Ingest;

namespace Retention.Web.Jobs;

/// <summary>An upload and how far it has come.</summary>
/// <param name="Order">What was asked.</param>
/// <param name="State">waiting, running, building, done or failed.</param>
/// <param name="Begun">How often it was begun: again after the program was stopped half way.</param>
/// <param name="Files">What became of each file.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
public sealed record Upload(LoadOrder Order, string State, int Begun, IReadOnlyList<LoadReport> Files, string? Failure)
{
    /// <summary>When it was taken, in UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Why it failed where no words of the program's own say it: cancelled, gone, stopped or unbuilt (the files are in, the numbers are not made).</summary>
    public string? Reason { get; init; }

    /// <summary>Whether nothing more happens to it.</summary>
    public bool IsOver => State is "done" or "failed";
}

/// <summary>Keeps how far each upload has come in a file beside its own files, so that whoever asks is answered after a restart too. docs/decisions/0080.</summary>
public sealed class UploadLog
{
    // Uploads of which a program may ask what became.
    private const int MostKept = 200;

    // Files that stopped the program twice would do so at every start.
    private const int MostBegun = 2;

    private readonly string folder;
    private readonly ConcurrentDictionary<string, Upload> all = [];
    private string latest = "";

    /// <summary>Reads what was kept; files that nobody needs any more are thrown away.</summary>
    public UploadLog(string folder)
    {
        this.folder = Directory.CreateDirectory(folder).FullName;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (Read(file) is not { } upload) continue;
            var id = Path.GetFileNameWithoutExtension(file);
            all[id] = upload with { Order = upload.Order with { Path = PathOf(id) } };
        }

        foreach (var (id, upload) in all.Where(one => !one.Value.IsOver))
        {
            var reason = upload.Begun >= MostBegun ? upload.State == "building" ? "unbuilt" : "stopped" : upload.State != "building" && !Directory.Exists(PathOf(id)) ? "gone" : null;
            if (reason is not null) Write(id, upload with { State = "failed", Reason = reason });
        }

        foreach (var left in Directory.EnumerateDirectories(folder).Where(left => !all.TryGetValue(Path.GetFileName(left), out var upload) || upload.IsOver)) Directory.Delete(left, recursive: true);
        latest = all.OrderBy(one => one.Value.At).LastOrDefault().Key ?? "";
    }

    /// <summary>Those that are not over, the oldest first.</summary>
    public IReadOnlyList<LoadOrder> Unfinished => [.. all.Values.Where(one => !one.IsOver).OrderBy(one => one.At).Select(one => one.Order)];

    /// <summary>A folder for the files of an upload.</summary>
    public string NewFolder() => Directory.CreateDirectory(PathOf(Guid.NewGuid().ToString("n"))).FullName;

    /// <summary>By what an upload is found.</summary>
    public static string IdOf(LoadOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Path.GetFileName(order.Path);
    }

    /// <summary>The upload of an id, or <c>latest</c>; null where there was none, or too many since.</summary>
    public Upload? Find(string id) => all.GetValueOrDefault(id == "latest" ? latest : id);

    /// <summary>Takes an upload whose files are all there.</summary>
    public void Take(LoadOrder order, DateTime now)
    {
        var id = IdOf(order);
        Write(id, new(order, "waiting", 0, [], null) { At = now });
        latest = id;
        foreach (var old in all.Where(one => one.Value.IsOver).OrderBy(one => one.Value.At).Select(one => one.Key).Take(all.Count - MostKept).ToList())
        {
            if (all.TryRemove(old, out _)) File.Delete(FileOf(old));
        }
    }

    /// <summary>Begins an upload.</summary>
    /// <returns>How far it had come; null where it is over, for it was planned twice.</returns>
    public string? Begin(LoadOrder order)
    {
        if (!IsOurs(order, out var id, out var upload)) return "waiting";
        // What was rehearsed may be loaded.
        var isNew = upload.Order.Rehearse != order.Rehearse;
        if (upload.IsOver && !isNew) return null;
        // What was in when the program was stopped is in.
        Write(id, isNew ? new(order, "running", 1, [], null) { At = upload.At } : upload with { State = upload.State == "building" ? "building" : "running", Begun = upload.Begun + 1 });
        return isNew ? "waiting" : upload.State;
    }

    /// <summary>Says how far an upload has come.</summary>
    public void Tell(LoadOrder order, string state, IReadOnlyList<LoadReport>? files = null)
    {
        if (IsOurs(order, out var id, out var upload)) Write(id, upload with { State = state, Files = files ?? upload.Files });
    }

    /// <summary>Says why an upload came to nothing, or to files without numbers.</summary>
    public void Fail(LoadOrder order, Exception problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var isCancelled = problem is OperationCanceledException;
        if (IsOurs(order, out var id, out var upload)) Write(id, upload with { State = "failed", Failure = isCancelled ? null : problem.Message, Reason = isCancelled ? "cancelled" : null });
    }

    private bool IsOurs(LoadOrder order, out string id, out Upload upload)
    {
        (id, upload) = (IdOf(order), null!);
        return order.Path == PathOf(id) && all.TryGetValue(id, out upload!);
    }

    private string PathOf(string id) => Path.Combine(folder, id);

    private string FileOf(string id) => PathOf(id) + ".json";

    // Written beside and moved: who is stopped meanwhile leaves the one before.
    private void Write(string id, Upload upload)
    {
        all[id] = upload;
        File.WriteAllText(FileOf(id) + ".new", JsonSerializer.Serialize(upload));
        File.Move(FileOf(id) + ".new", FileOf(id), overwrite: true);
    }

    private static Upload? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Upload>(File.ReadAllText(file));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
