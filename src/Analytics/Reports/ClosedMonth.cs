using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A month that was closed: its bridge as it was frozen, beside what later loads have made of it. docs/decisions/0021.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="ClosedAt">When it was closed, in the workspace's zone.</param>
/// <param name="AsOf">The day its numbers were read on then.</param>
/// <param name="UnderOtherPolicies">Whether the policies have changed since; their change is then part of the difference.</param>
/// <param name="Policies">Those that differed from the defaults then.</param>
/// <param name="Figures">The bridge and the count of customers, then and now.</param>
/// <param name="Customers">Whose closing MRR changed.</param>
public sealed record ClosedMonth(
    DateOnly Month, DateTime ClosedAt, DateOnly AsOf, bool UnderOtherPolicies, string Policies,
    IReadOnlyList<ClosedFigure> Figures, ChangedCustomers Customers)
{
    /// <summary>What the closing MRR has changed by since.</summary>
    public decimal Change => Figures.Single(figure => figure.Name == "closing").Change;

    /// <summary>Whether anything is restated.</summary>
    public bool IsRestated => Figures.Any(figure => Math.Abs(figure.Change) >= 0.005m);

    /// <summary>Whether the customers add up to the change of the closing MRR.</summary>
    public bool AddsUp => Math.Abs(Change - Customers.Change) < 0.005m;

    /// <summary>Every closed month, the latest first.</summary>
    public static Task<IReadOnlyList<ClosedMonth>> ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadOnceAsync<IReadOnlyList<ClosedMonth>>("closed months", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var customers = (await ReportSql.ReadOverAsync(
                connection, Selection.Everyone, "changed_balances", "balances", ReportSql.Text("closed_balances"), row => (Month: row.Day("part"), Of: ChangedCustomers.Row(row)), stop)).ToLookup(row => row.Month, row => row.Of);
            var figures = await ReportSql.ReadAsync(connection, "closed_figures", Row, stop, ("policies", Words(warehouse)));
            return
            [
                .. from month in figures.GroupBy(row => row.Closed.Month)
                   select month.First().Closed with
                   {
                       Figures = [.. month.Select(row => row.Figure).OrderBy(figure => ClosedFigure.Names.IndexOf(figure.Name))],
                       Customers = ChangedCustomers.Gather(customers[month.Key]),
                   },
            ];
        }, cancel);
    }

    /// <summary>Freezes a month as it stands. A month that is not over, or closed already, stays as it is.</summary>
    /// <returns>Whether it was closed.</returns>
    public static Task<bool> CloseAsync(Warehouse warehouse, string? month, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(clock);
        return warehouse.WriteAsync("the close of a month", async (connection, stop) =>
        {
            if (await MonthChoice.ReadAsync(connection, new(month), stop) is not { Month: { IsComplete: true } chosen, Problems.Count: 0 }
                || connection.Scalar<long>("select count(*) from ops.closed_months where month = $1", chosen.Month) > 0)
            {
                return false;
            }

            connection.Execute("insert into ops.closed_months values ($1, $2, $3, $4)", chosen.Month, clock.GetUtcNow().UtcDateTime, warehouse.AsOf, Words(warehouse));
            connection.Execute($"insert into ops.closed_figures select $1, * from ({ReportSql.Text("policy_bridge")})", chosen.Month);
            connection.Execute($"insert into ops.closed_balances select $1, * from ({ReportSql.Text("policy_balance")})", chosen.Month);
            return true;
        }, cancel);
    }

    private static string Words(Warehouse warehouse) => string.Join(' ', ReportSql.Policies(warehouse));

    private static (ClosedMonth Closed, ClosedFigure Figure) Row(DbDataReader row) => (
        new(row.Day("month"), Convert.ToDateTime(row["closed_at"], CultureInfo.InvariantCulture), row.Day("as_of"), row.Flag("under_other_policies"), row.Text("policies") ?? "", [], ChangedCustomers.Gather([])),
        new(row.Text("movement")!, row.Amount("was"), row.Amount("now"), row.Amount("change")));
}

/// <summary>A line of a closed month's bridge, or its count of customers: then, now, and the difference.</summary>
public sealed record ClosedFigure(string Name, decimal Was, decimal Now, decimal Change)
{
    internal static List<string> Names { get; } = ["opening", .. MovementMonth.Names, "closing", "customers"];
}
