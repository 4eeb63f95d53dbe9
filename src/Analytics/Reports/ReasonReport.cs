using Retention.Analytics.Health;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>The rows behind a reason of a customer's health, as they were known on the day of the score.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Score">Its score.</param>
/// <param name="Part">The reason.</param>
/// <param name="Group">Where it comes from.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Rows">The rows, the latest first.</param>
public sealed record ReasonReport(string CustomerId, string Name, CustomerScore Score, HealthPart Part, FeatureGroup Group, string? Currency, IReadOnlyList<ReasonRow> Rows)
{
    /// <summary>Reads it in one snapshot; null where there is no such customer, score or feature.</summary>
    public static Task<ReasonReport?> ReadAsync(Warehouse warehouse, string? customer, string? feature, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync<ReasonReport?>(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (customer is null || HealthSchema.Current.Features.FirstOrDefault(one => one.Name == feature) is not { } known) return null;
            if (await CustomerHeader.KeyAsync(connection, customer, stop) is not { } key) return null;
            if (await CustomerHealth.ReadAsync(connection, key, customer, stop) is not { } health || health.Parts.FirstOrDefault(part => part.Feature == feature) is not { } found) return null;
            var header = await CustomerHeader.ReadAsync(connection, key, stop);
            return new(customer, header.Name, health.Score, found, known.Group, ReportSql.Currency(warehouse), await ReasonRow.ReadAsync(connection, customer, known.Group, health.Score.Day, stop));
        }, cancel);
    }
}
