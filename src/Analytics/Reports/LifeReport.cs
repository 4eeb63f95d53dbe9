using System.Data.Common;
using Retention.Analytics.Lifetimes;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>How long customers of a selection stay: survival curves, their comparison, and what the fitted model expects.</summary>
/// <param name="Groups">The largest values of an attribute, or all customers as one; time in days.</param>
/// <param name="Test">Whether the groups differ; null with one group.</param>
/// <param name="Model">The shifted-beta-geometric model of the months of start, its period a month.</param>
/// <param name="Observed">The share of all seen to survive to each age in months; it ends with the oldest age that is complete.</param>
public sealed record LifeReport(
    IReadOnlyList<LifeGroup> Groups, Fitted<LogRankTest>? Test, Fitted<ShiftedBetaGeometric> Model, IReadOnlyList<double> Observed)
{
    /// <summary>Days in a month of a survival curve.</summary>
    public const double DaysInMonth = 365.25 / 12;

    private const int MostGroups = 5;

    /// <summary>Reads and estimates. Groups beyond the five largest, and values nobody has, are left out of the comparison.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="by">One of <see cref="CohortReport.Dimensions"/>; what is no attribute makes one group of all.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<LifeReport> ReadAsync(Warehouse warehouse, Selection selection, string by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync($"lives {by} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var groups = (await GroupsAsync(connection, selection, by, stop)).Take(MostGroups).ToList();
            var renewals = Renewals.Of(await SurvivorsAsync(connection, selection, stop));
            return new LifeReport(
                [.. groups.Select(group => new LifeGroup(group.Value, SurvivalCurve.Estimate(group.Lives)))],
                groups.Count > 1 ? LogRankTest.Compare([.. groups.Select(group => (group.Value ?? "", group.Lives))]) : null,
                ShiftedBetaGeometric.Fit(renewals), renewals.Observed());
        }, cancel);
    }

    /// <summary>The lives of a selection by the values of an attribute, the largest group first; time in days.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="by">One of <see cref="CohortReport.Dimensions"/>; what is no attribute makes one group of all.</param>
    /// <param name="cancel">Stops the query.</param>
    public static async Task<IReadOnlyList<(string? Value, LifeTable Lives)>> GroupsAsync(DbConnection connection, Selection selection, string by, CancellationToken cancel)
    {
        var lives = await ReportSql.ReadAsync(
            connection, selection, "lives",
            row => (Value: row.Text("value"), Life: new Lifetime((int)row["days"], row.Flag("ended"), Weight: row.Count("customers"))), cancel, ("by", by));
        return [.. lives.GroupBy(row => row.Value).Select(group => (Value: group.Key, Lives: LifeTable.Count(group.Select(row => row.Life)))).OrderByDescending(group => group.Lives.Customers)];
    }

    /// <summary>Who has not left, by month of start and age in months.</summary>
    /// <param name="connection">An open reader of the warehouse.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="cancel">Stops the query.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<double>>> SurvivorsAsync(DbConnection connection, Selection selection, CancellationToken cancel)
    {
        var survivors = await ReportSql.ReadAsync(
            connection, selection, "survivors", row => (Cohort: row.Day("cohort"), Customers: (double)row.Count("customers")), cancel);
        return [.. survivors.GroupBy(row => row.Cohort).Select(cohort => (IReadOnlyList<double>)[.. cohort.Select(row => row.Customers)])];
    }
}

/// <summary>Customers who share a value, and how long they stay.</summary>
/// <param name="Value">The value; null for all customers, or for those without one.</param>
/// <param name="Curve">Time in days.</param>
public sealed record LifeGroup(string? Value, SurvivalCurve Curve);
