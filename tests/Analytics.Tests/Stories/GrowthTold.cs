using System.Globalization;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>A story with scores of its day, and what the pages on renewals and growth say of it.</summary>
internal static class GrowthTold
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A score: the chance of leaving within 90 days, the band, and how much of a limit and of the seats is in use.</summary>
    public sealed record Score(string Customer, double? Chance = 0.1, string Band = "green", double Limit = 0, double Seats = 0);

    /// <summary>Runs a story, scores it on its day, and reads.</summary>
    public static Task<T> ReadAsync<T>(Story story, IEnumerable<Score> scores, Func<Warehouse, Task<T>> read) => StoryWarehouses.ReadAsync(story, async (warehouse, _) =>
    {
        await warehouse.WriteAsync("scores of a story", (connection, _) =>
        {
            connection.Execute("insert into ops.health_runs values (1, null, 'live', $1, $1, 'logistic', null, 90, 0.05, ['limit_share', 'active_share', 'usage_change'])", story.Day);
            foreach (var one in scores)
            {
                connection.Execute("insert into ops.health_scores values (1, $1, $2, 50, $3, $3, 100, 10, [])", one.Customer, one.Chance, one.Band);
                connection.Execute(string.Create(CultureInfo.InvariantCulture, $"insert into ops.health_points values (1, $1, [0, 0, 0, 0], [{one.Limit}, {one.Seats}, 0])"), one.Customer);
            }

            return Task.FromResult(0);
        }, Stop);
        return await read(warehouse);
    }, Stop);

    /// <summary>The renewals of a story.</summary>
    public static Task<RenewalReport> RenewalsAsync(Story story, string calls = "[]", params Score[] scores) =>
        ReadAsync(story, scores, warehouse => RenewalReport.ReadAsync(warehouse, Selection.Everyone, new(), calls, Stop));

    /// <summary>The renewals of the next 90 days of a story, as the overview shows them.</summary>
    public static async Task<IReadOnlyList<RenewalsSoon>> SoonAsync(Story story, params Score[] scores) =>
        (await ReadAsync(story, scores, warehouse => OverviewReport.ReadAsync(warehouse, Selection.Everyone, new(), Stop)))!.Soon;

    /// <summary>The offers of a story.</summary>
    public static Task<GrowthReport> OffersAsync(Story story, GrowthNotes notes, params Score[] scores) =>
        ReadAsync(story, scores, warehouse => GrowthReport.ReadAsync(warehouse, Selection.Everyone, new(), notes, Stop));

    /// <summary>A subscription with a yearly term and days of notice.</summary>
    public static Story Term(this Story story, string customer, string starts, string termStarts, string termEnds, decimal unit = 100, string? requested = null, string? ends = null, string? id = null) =>
        story.Row(
            "subscriptions", ("subscription_id", id ?? "s-" + customer), ("customer_id", customer), ("started_at", starts), ("unit_amount", unit), ("interval", "month"), ("currency", "USD"),
            ("term_starts_at", termStarts), ("term_ends_at", termEnds), ("notice_days", 30), ("auto_renew", true), ("cancel_requested_at", requested), ("ended_at", ends));
}
