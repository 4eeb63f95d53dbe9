using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What an address asks of the renewals. Nothing in it is trusted.</summary>
public sealed record RenewalRequest
{
    /// <summary>One of <see cref="RenewalReport.Parts"/>.</summary>
    public string? Show { get; init; }

    /// <summary>A month of the calendar, <c>2026-11</c>; blank for all.</summary>
    public string? Ends { get; init; }

    /// <summary>One of <see cref="RenewalReport.Sorts"/>.</summary>
    public string? Sort { get; init; }

    /// <summary>The first row to show, from 1.</summary>
    public string? Start { get; init; }

    internal DateOnly? Month => DateOnly.TryParseExact(Ends + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Terms that end within 12 months, and what is expected to be kept of them. Source: Sql/reports/renewals_calendar.sql and renewals_list.sql.</summary>
/// <param name="Asked">The request, mended where it could not be followed.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Today">The as-of day.</param>
/// <param name="Months">The calendar.</param>
/// <param name="Total">Its total.</param>
/// <param name="Rows">The part of the list shown.</param>
/// <param name="Start">Place of its first row, from 1.</param>
public sealed record RenewalReport(
    RenewalRequest Asked, string? Currency, DateOnly Today, IReadOnlyList<RenewalMonth> Months, RenewalMonth Total, IReadOnlyList<RenewalRow> Rows, int Start)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 25;

    /// <summary>Parts of the list.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["all", "notice", "uncalled", "leaving"];

    /// <summary>What the list can be sorted by.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["end", "notice", "risk", "mrr", "name"];

    /// <summary>Reads the page in one snapshot.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="asked">Which part of the list.</param>
    /// <param name="calls">What people said, as JSON: <c>[{"customer_id": "c1", "term_end": "2026-12-01", "call": "renew", "expected": 100}]</c>.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<RenewalReport> ReadAsync(Warehouse warehouse, Selection selection, RenewalRequest asked, string calls, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        var mended = Mend(asked);
        var start = int.TryParse(asked.Start, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place > 0 ? place : 1;
        return warehouse.ReadOnceAsync($"renewals {mended} {selection} {calls}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var calendar = await ReportSql.ReadAsync(connection, selection, "renewals_calendar", RenewalMonth.Row, stop, ("calls", calls));
            return new RenewalReport(
                mended, ReportSql.Currency(warehouse), warehouse.AsOf, [.. calendar.Where(row => row.Month is not null)], calendar.Single(row => row.Month is null),
                await ReportSql.ReadAsync(connection, selection, "renewals_list", RenewalRow.Row, stop, Parameters(mended, calls, null, start, PageSize)), start);
        }, cancel);
    }

    /// <summary>Hands over the whole list, one after the other.</summary>
    public static Task ExportAsync(Warehouse warehouse, Selection selection, RenewalRequest asked, string calls, Func<RenewalRow, Task> each, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(each);
        return warehouse.ReadAsync(async (connection, stop) =>
        {
            var (sql, parameters) = selection.InFrontOf(ReportSql.Text("renewals_list"));
            await foreach (var row in ReportSql.EachAsync(connection, sql, RenewalRow.Row, [.. Parameters(Mend(asked), calls, null, 1, int.MaxValue), .. parameters], stop)) await each(row);
            return true;
        }, cancel);
    }

    /// <summary>The renewals of one customer.</summary>
    public static Task<IReadOnlyList<RenewalRow>> OfAsync(Warehouse warehouse, string customer, string calls, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(
            connection, Selection.Everyone, "renewals_list", RenewalRow.Row, stop, Parameters(Mend(new()), calls, customer, 1, int.MaxValue)), cancel);
    }

    /// <summary>MRR kept of renewals that were foreseen and whose day has come, by their id.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="renewals">As JSON: <c>[{"id": 1, "day": "2026-12-01", "taken_on": "2026-11-01", "mrr": 100, "subscriptions": ["s1"]}]</c>.</param>
    /// <param name="cancel">Stops the query.</param>
    public static Task<IReadOnlyList<(long Id, decimal Kept)>> KeptAsync(Warehouse warehouse, string renewals, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync((connection, stop) => ReportSql.ReadAsync(connection, "renewals_kept", row => (row.Count("id"), row.Amount("kept")), stop, ("renewals", renewals)), cancel);
    }

    /// <summary>How the chances of the past compare with what happened.</summary>
    public static Task<IReadOnlyList<RenewalBacktest>> BacktestAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync("renewals backtest", (connection, stop) => ReportSql.ReadAsync(connection, "renewals_backtest", RenewalBacktest.Row, stop), cancel);
    }

    private static (string, object?)[] Parameters(RenewalRequest asked, string calls, string? customer, int start, int size) =>
        [("calls", calls), ("show", asked.Show), ("ends_in", asked.Month), ("who", customer), ("sort", asked.Sort), ("start", start), ("size", size)];

    private static RenewalRequest Mend(RenewalRequest asked) => asked with
    {
        Show = Parts.FirstOrDefault(one => one == asked.Show) ?? Parts[0],
        Sort = Sorts.FirstOrDefault(one => one == asked.Sort) ?? Sorts[0],
        Ends = asked.Month is null ? "" : asked.Ends,
    };
}
