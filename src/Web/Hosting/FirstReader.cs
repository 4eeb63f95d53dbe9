using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>Reads what most people look at first, so that nobody waits for it after new numbers have come.</summary>
internal static class FirstReader
{
    /// <summary>Overview, Revenue, Cohorts and Health as they open; the warehouse keeps the answers until the next write.</summary>
    /// <returns>The customers that Health lists first.</returns>
    public static async Task<IEnumerable<string>> ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        await OverviewReport.ReadAsync(warehouse, Selection.Everyone, new MonthRequest(null), cancel);
        await RevenueReport.ReadAsync(warehouse, Selection.Everyone, new MonthRequest(null, null, null), null, cancel);
        var health = await HealthReport.ReadAsync(warehouse, Selection.Everyone, new(), "[]", cancel);
        await CohortReport.ReadAsync(warehouse, Selection.Everyone, new CohortRequest(), cancel);
        return health.Rows.Select(row => row.CustomerId);
    }
}
