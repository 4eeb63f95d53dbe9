using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>The health score beside what really happened. Source: Sql/reports/health_proof.sql and its neighbours.</summary>
/// <param name="State">The latest run; null where nobody was scored yet.</param>
/// <param name="Runs">The runs whose horizon is over, the latest first.</param>
/// <param name="Tenths">Predicted and real leaving by tenths of the customers, the safest first.</param>
/// <param name="Parts">By an attribute, the total last.</param>
/// <param name="By">The attribute.</param>
/// <param name="Version">The model that the tenths and the parts are of; null for all.</param>
public sealed record HealthProof(HealthState? State, IReadOnlyList<ProvenRun> Runs, IReadOnlyList<CalibratedTenth> Tenths, IReadOnlyList<ProvenPart> Parts, string By, int? Version)
{
    /// <summary>What the proof can be split by.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["segment", "country", "acquisition_channel", "csm", "industry"];

    /// <summary>The models that have runs whose horizon is over, the latest first.</summary>
    public IReadOnlyList<int> Versions => [.. Runs.Select(run => run.Model).OfType<int>().Distinct().OrderDescending()];

    /// <summary>Reads it in one snapshot.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="by">What it is split by; the first of <see cref="Ways"/> where it is none of them.</param>
    /// <param name="version">Number of a model; null for all.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<HealthProof> ReadAsync(Warehouse warehouse, string? by, int? version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var way = Ways.FirstOrDefault(one => one == by) ?? Ways[0];
        return warehouse.ReadOnceAsync($"health proof {way} {version}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            return new HealthProof(
                await HealthState.ReadAsync(connection, stop),
                await ReportSql.ReadAsync(connection, "health_proof", ProvenRun.Row, stop, ("version", null)),
                await ReportSql.ReadAsync(connection, "calibration", CalibratedTenth.Row, stop, ("kind", "all"), ("engine", "all"), ("version", version)),
                await ReportSql.ReadAsync(connection, "health_parts", ProvenPart.Row, stop, ("by", way), ("version", version)),
                way, version);
        }, cancel);
    }
}

/// <summary>A run and what became of its customers.</summary>
/// <param name="Kind"><c>live</c>, <c>replay</c> or <c>backtest</c>.</param>
/// <param name="Day">The day it is of.</param>
/// <param name="Engine">What scored.</param>
/// <param name="Model">Number of the model; null for the scorecard.</param>
/// <param name="Horizon">Days ahead.</param>
/// <param name="Customers">Customers whose outcome is known.</param>
/// <param name="Gone">How many left.</param>
/// <param name="Expected">How many were expected to; null for the scorecard.</param>
/// <param name="Red">How many were red.</param>
/// <param name="RedGone">How many of them left.</param>
/// <param name="Precision">Red ones that left over red ones; null where nobody was red.</param>
/// <param name="Recall">Red ones that left over all that left; null where nobody left.</param>
/// <param name="Lift">How many times as often red ones left as all.</param>
/// <param name="MrrGone">MRR of those who left.</param>
/// <param name="MrrRecall">The share of it that had been red.</param>
public sealed record ProvenRun(
    string Kind, DateOnly Day, string Engine, int? Model, int Horizon, long Customers, long Gone, decimal? Expected, long Red, long RedGone, double? Precision, double? Recall, double? Lift,
    decimal MrrGone, double? MrrRecall)
{
    internal static ProvenRun Row(DbDataReader row) => new(
        row.Text("kind")!, row.Day("day"), row.Text("engine")!, row["model_id"] as int?, (int)row["horizon"], row.Count("customers"), row.Count("gone"), row.AmountOrNull("expected"),
        row.Count("red"), row.Count("red_gone"), row["precision"] as double?, row["recall"] as double?, row["lift"] as double?, row.Amount("mrr_gone"), row["mrr_recall"] as double?);
}

/// <summary>A tenth of the customers, by predicted chance.</summary>
/// <param name="Part">1 for the safest to 10.</param>
/// <param name="Customers">How many.</param>
/// <param name="Gone">How many left.</param>
/// <param name="Predicted">Mean predicted chance.</param>
/// <param name="Real">The share that left.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Lift">How many times as often they left as all; null where nobody left.</param>
public sealed record CalibratedTenth(int Part, long Customers, long Gone, double Predicted, double Real, double Low, double High, double? Lift)
{
    internal static CalibratedTenth Row(DbDataReader row) => new(
        (int)row["part"], row.Count("n"), row.Count("gone"), (double)row["predicted"], (double)row["real"], (double)row["real_low"], (double)row["real_high"], row["lift"] as double?);
}

/// <summary>The proof for the customers with one value of an attribute.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> or <c>total</c>.</param>
/// <param name="Value">The value; null where customers have none.</param>
/// <param name="Customers">Scores whose outcome is known.</param>
/// <param name="Gone">How many left.</param>
/// <param name="Expected">How many were expected to.</param>
/// <param name="Red">How many were red.</param>
/// <param name="RedGone">How many of them left.</param>
/// <param name="Precision">Red ones that left over red ones.</param>
/// <param name="Recall">Red ones that left over all that left.</param>
public sealed record ProvenPart(string Kind, string? Value, long Customers, long Gone, decimal? Expected, long Red, long RedGone, double? Precision, double? Recall)
{
    internal static ProvenPart Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("value"), row.Count("customers"), row.Count("gone"), row.AmountOrNull("expected"), row.Count("red"), row.Count("red_gone"),
        row["precision"] as double?, row["recall"] as double?);
}
