using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Hosting;

/// <summary>Reads what most people look at first, so that nobody waits for it after new numbers have come.</summary>
internal static class FirstReader
{
    /// <summary>Overview, Revenue, Cohorts and Health as they open; the warehouse keeps the answers until the next write.</summary>
    public static async Task ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        await OverviewReport.ReadAsync(warehouse, Selection.Everyone, new MonthRequest(null), cancel);
        await RevenueReport.ReadAsync(warehouse, Selection.Everyone, new MonthRequest(null, null, null), null, cancel);
        await HealthReport.ReadAsync(warehouse, Selection.Everyone, new(), "[]", cancel);
        await CohortReport.ReadAsync(warehouse, Selection.Everyone, new CohortRequest(), cancel);
    }
}
