using System.CommandLine;
using System.Globalization;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Commands;

/// <summary>Opens the warehouse that a command line names, under the policies and the day that it asks for.</summary>
internal static class Workspace
{
    /// <summary>The warehouse, to be changed; created where there is none.</summary>
    public static Task<Warehouse> OpenAsync(CommonOptions options, ParseResult parsed, CancellationToken cancel) =>
        Warehouse.OpenAsync(new WarehouseOptions(options.DataDirectory(parsed)), TimeProvider.System, cancel);

    /// <summary>The warehouse, to be read only: nothing can be written through it, and no other file can be read.</summary>
    /// <param name="options">Where it lies.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="writesFiles">Whether an export is written by it.</param>
    public static Task<Warehouse> OpenReadOnlyAsync(CommonOptions options, ParseResult parsed, CancellationToken cancel, bool writesFiles = false) =>
        Warehouse.OpenAsync(new WarehouseOptions(options.DataDirectory(parsed)) { ReadOnly = true, WritesFiles = writesFiles }, TimeProvider.System, cancel);

    /// <summary>Reads under the policies and on the day of this command line; what differs from the workspace is built beside it and is for this answer only.</summary>
    /// <param name="keepVariant">Keep what was built for the next question of the same kind; else it lives in memory and the warehouse is opened without the right to write.</param>
    /// <param name="writesFiles">Whether an export is written by it.</param>
    public static async Task<int> ReadAsync(CommonOptions options, ParseResult parsed, Func<Warehouse, Task<int>> read, bool keepVariant, CancellationToken cancel, bool writesFiles = false)
    {
        RequireData(options.DataDirectory(parsed));
        await using var warehouse = keepVariant && options.HasSettings(parsed)
            ? await OpenAsync(options, parsed, cancel)
            : await OpenReadOnlyAsync(options, parsed, cancel, writesFiles);
        var wanted = Wanted(options, parsed, warehouse.Settings);
        if (wanted.Policies.Hash == warehouse.Settings.Policies.Hash && wanted.AsOf(TimeProvider.System) == warehouse.AsOf)
        {
            return await read(warehouse);
        }

        await using var variant = await BuildAsync(warehouse, wanted, cancel);
        return await read(variant);
    }

    /// <summary>The stored settings with those of the command line laid over them.</summary>
    public static WorkspaceSettings Wanted(CommonOptions options, ParseResult parsed, WorkspaceSettings stored) =>
        new(options.Policies(parsed, stored.Policies), options.AsOf(parsed, stored.PinnedAsOf));

    /// <summary>Says on standard error that settings given to a load stay.</summary>
    public static void SayKept(WorkspaceSettings before, WorkspaceSettings after)
    {
        List<string> kept = [.. after.Policies.Values.Where(p => before.Policies[p.Key] != p.Value).Select(p => $"{p.Key}={p.Value}")];
        if (before.PinnedAsOf != after.PinnedAsOf)
        {
            kept.Add("as of " + (after.PinnedAsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "today"));
        }

        if (kept.Count > 0)
        {
            Console.Error.WriteLine($"Kept as the workspace's settings: {string.Join(", ", kept)}.");
        }
    }

    private static async Task<Warehouse> BuildAsync(Warehouse warehouse, WorkspaceSettings wanted, CancellationToken cancel)
    {
        using var progress = new ProgressLine();
        return await warehouse.OpenVariantAsync(wanted.Policies, wanted.AsOf(TimeProvider.System), progress, cancel);
    }

    /// <summary>Says so where nothing was ever loaded.</summary>
    public static void RequireData(string directory)
    {
        if (!File.Exists(Path.Combine(directory, "retention.duckdb")))
        {
            throw new WrongUseException($"There is no warehouse in {directory}: load files with `./retention ingest PATH`, or name another folder with --data.");
        }
    }
}
