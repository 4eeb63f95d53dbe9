using System.Data.Common;
using System.Globalization;
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
            await using var connection = warehouse.OpenReader();
            return
            [
                new("Warehouse", Health.Good, string.Create(CultureInfo.InvariantCulture, $"layout {connection.Scalar<string>("select value from ops.settings where name = 'schema_version'")}, {new FileInfo(file).Length >> 20} MiB, as of {warehouse.AsOf:yyyy-MM-dd}")),
                new("Policies", Health.Good, warehouse.Settings.Policies.Chosen is { Count: > 0 } chosen ? string.Join(", ", chosen.Select(p => $"{p.Key}={p.Value}")) : "all at their defaults"),
                Load(connection),
                Refresh(connection),
            ];
        }
        catch (WarehouseException e)
        {
            return [new("Warehouse", Health.Bad, CommandLine.FirstLine(e.Message), "See the sentence before this one")];
        }
    }

    private static Finding Load(DbConnection connection)
    {
        using var row = connection.Query("select file, loaded_at from raw.loads order by load_id desc limit 1");
        return row.Read()
            ? new("Last load", Health.Good, $"{row.GetValue(0)} at {row.GetValue(1)}")
            : new("Last load", Health.Note, "nothing was loaded yet", "Load files: ./retention ingest PATH");
    }

    private static Finding Refresh(DbConnection connection)
    {
        using var row = connection.Query("select finished_at, status, checks_passed, message from ops.runs where kind = 'refresh' order by run_id desc limit 1");
        if (!row.Read())
        {
            return new("Last refresh", Health.Note, "none yet", "./retention refresh");
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"{row.GetValue(1)} at {row.GetValue(0):yyyy-MM-dd HH:mm} UTC, {row.GetValue(2)} checks passed");
        return row.GetString(1) is "done" or "succeeded"
            ? new("Last refresh", Health.Good, words)
            : new("Last refresh", Health.Bad, $"{words}: {row.GetValue(3)}", "The numbers are those of the refresh before; mend the rows it names and run ./retention refresh");
    }
}
