using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>How far a metric is from its target.</summary>
/// <param name="Amount">Value less target, in the unit of the metric.</param>
/// <param name="IsGood">Whether the target is reached, which way the metric should go considered; null where neither way is better.</param>
public sealed record Variance(decimal Amount, bool? IsGood)
{
    /// <summary>The variance of a value; null where the value is not defined.</summary>
    public static async Task<Variance?> ReadAsync(Warehouse warehouse, decimal? value, decimal target, Better better, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        if (value is not { } known) return null;
        var rows = await warehouse.ReadOnceAsync(
            string.Create(CultureInfo.InvariantCulture, $"variance {known} {target} {better}"),
            (connection, stop) => ReportSql.ReadAsync(
                connection, "variance", row => new Variance(row.Amount("amount"), row["is_good"] as bool?), stop,
                ("value", known), ("target", target), ("better", better.ToString().ToLowerInvariant())),
            cancel);
        return rows[0];
    }
}
