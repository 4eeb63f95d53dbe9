using Microsoft.AspNetCore.WebUtilities;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Jobs;

namespace Retention.Web.Pages.Data;

/// <summary>Which part of the lists to show; it stands in the address. Values that make no sense show the first page of everything.</summary>
public sealed record DataFilter
{
    /// <summary>Rows of a list shown at once.</summary>
    public const int PageSize = 25;

    /// <summary>Only rows in quarantine of this table.</summary>
    public string? Table { get; init; }

    /// <summary>Only rows in quarantine under this rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Page of the quarantine, from 1.</summary>
    public string? Held { get; init; }

    /// <summary>Page of the loads, from 1.</summary>
    public string? Loads { get; init; }

    internal static int Number(string? page) => int.TryParse(page, out var number) ? Math.Clamp(number, 1, 1_000_000) : 1;

    internal static int LeaveOut(string? page) => (Number(page) - 1) * PageSize;
}

/// <summary>A load at work, and what came of the last one.</summary>
public sealed record LiveLoad(RunningJob? Running, LoadOutcome? Last);

/// <summary>Everything on the data page.</summary>
public sealed record DataView(
    DataFilter Filter, LiveLoad Live, Part<LoadedFile> Loads, IReadOnlyList<QuarantineCount> Counts, Part<QuarantinedRow> Held,
    IReadOnlyList<OrphanCount> Orphans, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>Where in the loads the reader is.</summary>
    public Pager LoadsPager => new(DataFilter.Number(Filter.Loads), Loads.Total, "/data?loads=");

    /// <summary>Where in the quarantine the reader is.</summary>
    public Pager HeldPager => new(DataFilter.Number(Filter.Held), Held.Total,
        QueryHelpers.AddQueryString("/data", new Dictionary<string, string?> { ["table"] = Known(Filter.Table), ["rule"] = Known(Filter.Rule), ["held"] = "" }));

    /// <summary>Reads it.</summary>
    public static async Task<DataView> ReadAsync(Warehouse warehouse, DataFilter filter, LiveLoad live, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new(
            filter,
            live,
            await LoadedFile.ReadAsync(warehouse, DataFilter.LeaveOut(filter.Loads), DataFilter.PageSize, cancel),
            await QuarantineCount.ReadAsync(warehouse, cancel),
            await QuarantinedRow.ReadAsync(warehouse, Known(filter.Table), Known(filter.Rule), DataFilter.LeaveOut(filter.Held), DataFilter.PageSize, cancel),
            await OrphanCount.ReadAsync(warehouse, cancel),
            await CheckResult.ReadAsync(warehouse, cancel));
    }

    private static string? Known(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

/// <summary>Where in a list the reader is.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Total">Rows of the list.</param>
/// <param name="Address">Address of a page, but for its number.</param>
public sealed record Pager(int Page, long Total, string Address)
{
    /// <summary>Pages there are.</summary>
    public long Pages => Math.Max(1, (Total + DataFilter.PageSize - 1) / DataFilter.PageSize);
}
