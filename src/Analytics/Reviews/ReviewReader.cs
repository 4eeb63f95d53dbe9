using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reviews;

/// <summary>Offers of one kind that were made in the quarter, by what became of them.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="State">made, accepted, refused or no_answer.</param>
/// <param name="Offers">How many.</param>
/// <param name="Expected">MRR expected of them when they were made.</param>
public sealed record ReviewOffers(string Kind, string State, long Offers, decimal Expected);

/// <summary>What people have written that figures of a review take in.</summary>
/// <param name="Overrides">Bands that people have set, as JSON.</param>
/// <param name="Calls">What they expect of renewals, as JSON.</param>
/// <param name="Offers">Offers of the quarter.</param>
public sealed record ReviewNotes(string Overrides, string Calls, IReadOnlyList<ReviewOffers> Offers)
{
    /// <summary>Nobody has written anything.</summary>
    public static ReviewNotes None { get; } = new("[]", "[]", []);
}

/// <summary>Gathers the figures of a quarter from the reports that the pages show: none is worked out here.</summary>
public static class ReviewReader
{
    /// <summary>The quarters there are, the latest first, and whether each is over; none while there is no MRR.</summary>
    public static async Task<IReadOnlyList<(ReviewQuarter Quarter, bool IsOver)>> QuartersAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        var months = await warehouse.ReadOnceAsync("review quarters", (connection, stop) => MonthChoice.ReadAsync(connection, ReviewQuarter.Everyone, new(), stop), cancel);
        return months is null ? [] : [.. months.All.Reverse().Select(one => (ReviewQuarter.Of(one.Month), one.IsComplete))];
    }

    /// <summary>Every figure of a quarter as of today, all of one state of the warehouse; null where there is no such quarter.</summary>
    /// <remarks>Where something was written while its sections were read, they are read again.</remarks>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="quarter">Which quarter.</param>
    /// <param name="notes">What people have written.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static async Task<ReviewFigures?> ReadAsync(Warehouse warehouse, ReviewQuarter quarter, ReviewNotes notes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(notes);
        while (true)
        {
            var version = warehouse.Version;
            var figures = await GatherAsync(warehouse, quarter, notes, cancel);
            if (warehouse.Version == version) return figures;
        }
    }

    private static async Task<ReviewFigures?> GatherAsync(Warehouse warehouse, ReviewQuarter quarter, ReviewNotes notes, CancellationToken cancel)
    {
        if ((await QuartersAsync(warehouse, cancel)).FirstOrDefault(one => one.Quarter == quarter) is not { Quarter: not null } found) return null;
        var data = await warehouse.ReadOnceAsync("review data", (connection, stop) => ReportSql.ReadAsync(
            connection, "review_data", row => new ReviewData(row.Count("loads"), row.Count("last_load"), row.Text("hash")!), stop), cancel);
        var policies = warehouse.Settings.Policies;
        return new(
            quarter.Key, quarter.FirstDay, quarter.LastDay, found.IsOver, warehouse.AsOf, ReportSql.Currency(warehouse), policies.Values.ToDictionary(), policies.Hash, data[0],
            [
                await QuarterSections.HeadlineAsync(warehouse, quarter, cancel),
                await QuarterSections.BridgeAsync(warehouse, quarter, cancel),
                await QuarterSections.RetentionAsync(warehouse, quarter, cancel),
                await DaySections.CohortsAsync(warehouse, quarter, cancel),
                await DaySections.HealthAsync(warehouse, notes, cancel),
                await QuarterSections.MoversAsync(warehouse, quarter, cancel),
                await QuarterSections.FeedbackAsync(warehouse, quarter, cancel),
                await DaySections.RenewalsAsync(warehouse, notes, cancel),
                DaySections.Growth(notes),
                await DaySections.ProofAsync(warehouse, cancel),
            ]);
    }
}
