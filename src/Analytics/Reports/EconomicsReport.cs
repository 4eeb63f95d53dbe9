using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What the economics page shows: what customers cost, what they are worth, what serving them takes, and which are best to win.</summary>
/// <param name="Months">The period in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Metrics of the period.</param>
/// <param name="Lacks">By metric, what it lacks where it is not defined.</param>
/// <param name="Lag">Months from a cost to the customers it is set against, in the table of channels.</param>
/// <param name="Channels">Cost by channel, the total last.</param>
/// <param name="LeftOut">Cost that is in no period: <c>waiting</c>, <c>early</c> or <c>ahead</c>, with its rows.</param>
/// <param name="By">What worth and service are split by.</param>
/// <param name="Worth">Worth by value, the total last.</param>
/// <param name="Service">Service by value, the total last.</param>
/// <param name="Profiles">Traits at signing, by trait.</param>
/// <param name="Problems">What the address asked for in vain: <c>by</c> or <c>lag</c>, and what it said.</param>
public sealed record EconomicsReport(
    MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards, IReadOnlyDictionary<string, string> Lacks, int Lag, IReadOnlyList<ChannelCost> Channels,
    IReadOnlyList<(string What, long Rows)> LeftOut, string By, IReadOnlyList<CustomerWorth> Worth, IReadOnlyList<CustomerService> Service,
    IReadOnlyList<CustomerProfile> Profiles, IReadOnlyList<(string Kind, string Text)> Problems)
{
    private static readonly string[] Shown =
        ["cac", "cac_paid", "cac_payback", "sales_and_marketing_cost", "clv_capped", "clv_simple", "ltv_cac", "magic_number"];

    /// <summary>Whether any cost follows the filter.</summary>
    public bool HasCost => !Lacks.Values.Any(why => why is "filter" or "no_costs");

    /// <summary>Reads the page in one snapshot; null when there is no MRR yet.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers, by which periods.</param>
    /// <param name="month">The period in view, as an address writes it.</param>
    /// <param name="by">One of <see cref="CustomerWorth.Dimensions"/>.</param>
    /// <param name="lag">Months from 0 to <see cref="ChannelCost.LongestLag"/>; nothing is the policy.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static Task<EconomicsReport?> ReadAsync(Warehouse warehouse, Selection selection, string? month, string? by, string? lag, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        List<(string, string)> problems = [];
        var known = CustomerWorth.Dimensions.FirstOrDefault(one => one == by) ?? CustomerWorth.Dimensions[0];
        if (!string.IsNullOrEmpty(by) && by != known) problems.Add(("by", by));
        var usual = int.Parse(warehouse.Settings.Policies["cac_lag_months"], CultureInfo.InvariantCulture);
        var asked = int.TryParse(lag, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= ChannelCost.LongestLag ? n : usual;
        if (!string.IsNullOrEmpty(lag) && lag.Trim() != asked.ToString(CultureInfo.InvariantCulture)) problems.Add(("lag", lag));
        return warehouse.ReadOnceAsync<EconomicsReport?>($"economics {month} {by} {lag} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, selection, new(month), stop) is not { } months) return null;
            var at = months.Month.Month;
            var lacks = await ReportSql.ReadAsync(connection, selection, "undefined_economics", row => (Metric: row.Text("metric")!, Why: row.Text("why")!), stop, ("month", at));
            return new(
                months, ReportSql.Currency(warehouse),
                await Card.ReadAsync(connection, selection, Shown, at, stop),
                lacks.ToDictionary(one => one.Metric, one => one.Why),
                asked,
                await ChannelCost.ReadAsync(connection, selection, at, asked, stop),
                await ReportSql.ReadAsync(connection, "costs_left_out", row => (row.Text("what")!, row.Count("rows")), stop),
                known,
                await CustomerWorth.ReadAsync(connection, selection, at, known, asked, stop),
                await CustomerService.ReadAsync(connection, selection, at, known, stop),
                await CustomerProfile.ReadAsync(connection, selection, at, stop),
                problems);
        }, cancel);
    }
}
