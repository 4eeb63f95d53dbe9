using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>How the latest scores lie beside earlier ones, and how far features have moved. Source: Sql/reports/health_stability.sql.</summary>
/// <param name="Ranks">Rank correlation with the scores of about a month before, -1 to 1; null where there are none.</param>
/// <param name="Since">The day of those.</param>
/// <param name="Drift">Population stability index of each feature against the history learned from, by name; empty for the scorecard.</param>
public sealed record HealthStability(double? Ranks, DateOnly? Since, IReadOnlyDictionary<string, double> Drift)
{
    /// <summary>Reads it.</summary>
    public static Task<HealthStability> ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync("health stability", async (connection, stop) =>
        {
            var rows = await ReportSql.ReadAsync(
                connection, "health_stability", row => (Ranks: row["ranks"] as double?, Since: row.DayOrNull("since"), Feature: row.Text("feature"), Drift: row["drift"] as double?), stop);
            return new HealthStability(
                rows[0].Ranks is { } ranks && double.IsFinite(ranks) ? ranks : null, rows[0].Since,
                rows.Where(row => row.Feature is not null).ToDictionary(row => row.Feature!, row => row.Drift!.Value));
        }, cancel);
    }
}
