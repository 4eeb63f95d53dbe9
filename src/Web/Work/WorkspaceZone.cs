using Retention.Analytics.Warehousing;

namespace Retention.Web.Work;

/// <summary>What a kept moment was on the clocks of the workspace.</summary>
public sealed class WorkspaceZone(Warehouse warehouse)
{
    /// <summary>A moment in UTC, in the workspace's zone.</summary>
    public DateTime Of(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(moment, TimeZoneInfo.FindSystemTimeZoneById(warehouse.Settings.Policies["timezone"]));
}
