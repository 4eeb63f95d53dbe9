using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Commands.Doctor;

/// <summary>The warehouse: whether it opens, what was loaded last, and how its checks stand.</summary>
internal static class WarehouseFile
{
    public static async Task<IReadOnlyList<Finding>> LookAsync(string directory, CancellationToken cancel)
    {
        var file = Path.Combine(directory, "retention.duckdb");
        if (!File.Exists(file))
        {
            return [new("Warehouse", Health.Note, "none yet", "Load files: ./retention ingest PATH")];
        }

        try
        {
            await using var warehouse = await Warehouse.OpenAsync(new WarehouseOptions(directory) { ReadOnly = true }, TimeProvider.System, cancel);
            var freshness = await Freshness.ReadAsync(warehouse, cancel);
            return
            [
                new("Warehouse", Health.Good, string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length >> 20} MiB, numbers as of {freshness.AsOf:yyyy-MM-dd}")),
                new("Policies", Health.Good, warehouse.Settings.Policies.Chosen is { Count: > 0 } chosen ? string.Join(", ", chosen.Select(p => $"{p.Key}={p.Value}")) : "all at their defaults"),
                Loads(freshness),
                Refresh(freshness),
            ];
        }
        catch (WarehouseException e)
        {
            return [new("Warehouse", Health.Bad, CommandLine.FirstLine(e.Message), "See the sentence before this one")];
        }
    }

    private static Finding Loads(Freshness freshness) => freshness.Loads == 0
        ? new("Last load", Health.Note, "nothing was loaded yet", "Load files: ./retention ingest PATH")
        : new("Last load", Health.Good, string.Create(CultureInfo.InvariantCulture, $"{freshness.LoadedAt:yyyy-MM-dd HH:mm}, {freshness.Loads} in all") + (freshness.IsSample ? ", the sample company" : ""));

    private static Finding Refresh(Freshness freshness) => freshness switch
    {
        { IsStale: true } => new(
            "Last refresh", Health.Bad,
            string.Create(CultureInfo.InvariantCulture, $"{freshness.LastStatus}; {freshness.ChecksFailed} checks failed. {freshness.FirstFailing}"),
            "The numbers are those of the refresh before: mend the rows it names and run ./retention refresh"),
        { RefreshedAt: null } => new("Last refresh", Health.Note, "none yet", "./retention refresh"),
        _ => new("Last refresh", Health.Good, string.Create(CultureInfo.InvariantCulture, $"{freshness.RefreshedAt:yyyy-MM-dd HH:mm}, {freshness.ChecksPassed} checks passed")),
    };
}
