using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What the warehouse says after a story, in words short enough to be compared in one line.</summary>
public sealed class StoryRun
{
    private readonly List<BridgeRow> bridges = [];
    private readonly List<(string Customer, string Text)> movements = [];
    private readonly List<LedgerRow> ledger = [];
    private readonly Dictionary<string, IReadOnlyList<MetricRow>> metrics;
    private readonly List<string> quarantined = [];
    private readonly List<string> orphans = [];

    private StoryRun(IEnumerable<MetricSeries> metrics) => this.metrics = metrics.ToDictionary(m => m.Metric.Name, m => m.Rows);

    /// <summary>MRR signed for, all customers together, in the reporting currency.</summary>
    public decimal Committed { get; private set; }

    /// <summary>Rows in quarantine as <c>table:line column rule</c>.</summary>
    public IReadOnlyList<string> Quarantined => quarantined;

    /// <summary>Rows that wait for another as <c>table:line column value</c>.</summary>
    public IReadOnlyList<string> Orphans => orphans;

    /// <summary>The months of the report, in order.</summary>
    public IReadOnlyList<string> Months => [.. bridges.Where(b => b.Dimension == "all").Select(b => b.Month)];

    /// <summary>The bridge of a month (yyyy-MM) over all customers.</summary>
    public BridgeRow Bridge(string month) => Bridge("all", null, month);

    /// <summary>The bridge of a month for one value of an attribute, of plan or of product.</summary>
    public BridgeRow Bridge(string dimension, string? value, string month) =>
        bridges.Single(b => b.Dimension == dimension && b.Value == value && b.Month == month);

    /// <summary>Whether a month has a bridge for this value at all.</summary>
    public bool HasBridge(string dimension, string? value, string month) =>
        bridges.Any(b => b.Dimension == dimension && b.Value == value && b.Month == month);

    /// <summary>A metric of the catalogue in a month; null where it is not defined.</summary>
    public decimal? Metric(string name, string month) => metrics[name].Single(r => r.Month == Day(month + "-01")).Value;

    /// <summary>What a metric says besides its value in a month; a score to two decimals.</summary>
    public decimal? Also(string name, string month, string column)
    {
        var row = metrics[name].Single(r => r.Month == Day(month + "-01"));
        return row.More[MetricCatalogue.Load().Get(name).Also.ToList().IndexOf(column)] is { } value ? Math.Round(value, 2) : null;
    }

    /// <summary>The movements of a customer as <c>day movement (subtype) amount</c>, in order.</summary>
    public IReadOnlyList<string> Movements(string customer = "c1") => [.. movements.Where(m => m.Customer == customer).Select(m => m.Text)];

    /// <summary>MRR paid by a customer at the end of a day, in its own currency.</summary>
    public decimal Mrr(string day, string customer = "c1") => Of(day, customer).Sum(l => l.Mrr);

    /// <summary>MRR of a customer at the end of a day, paid or on a pause that has not lapsed, in its own currency.</summary>
    public decimal Held(string day, string customer = "c1") => Of(day, customer).Sum(l => l.Held);

    /// <summary>The states of a customer's subscriptions at the end of a day.</summary>
    public IReadOnlyList<string> States(string day, string customer = "c1") => [.. Of(day, customer).Select(l => l.State)];

    /// <summary>The lines of the rows that the terms of a day came from.</summary>
    public IReadOnlyList<long> Lines(string day, string customer = "c1") => [.. Of(day, customer).Select(l => l.Line)];

    internal static StoryRun Read(DbConnection connection, IReadOnlyList<MetricSeries> metrics)
    {
        var run = new StoryRun(metrics);
        Each(connection, $"""
            select dimension, value, month, {string.Join(", ", BridgeRow.Money.Select(m => $"round({m}, 4)::decimal(28, 4)"))},
                customers, opening_customers, churned_customers, new_customers
            from (select *, 0 as transferred from mart.bridges union all by name from mart.plan_bridges)
            order by dimension, value, month
            """, r => run.bridges.Add(BridgeRow.Read(r)));
        Each(connection, """
            select customer_id, day, movement, subtype, round(sum(amount), 4)::decimal(28, 4)
            from mart.movements join core.customers using (customer_key)
            where round(amount, 4) <> 0 group by all order by day, movement, subtype
            """, r => run.movements.Add((r.GetString(0), string.Create(
                CultureInfo.InvariantCulture,
                $"{r.GetFieldValue<DateOnly>(1):yyyy-MM-dd} {r.GetString(2)}{(r.IsDBNull(3) ? "" : $" ({r.GetString(3)})")} {r.GetDecimal(4):0.####}"))));
        Each(connection, """
            select customer_id, valid_from, valid_to, mrr, held_mrr, state, line
            from mart.ledger order by subscription_id, valid_from
            """, r => run.ledger.Add(new(
                r.GetString(0), r.GetFieldValue<DateOnly>(1), r.IsDBNull(2) ? null : r.GetFieldValue<DateOnly>(2),
                r.GetDecimal(3), r.GetDecimal(4), r.GetString(5), r.GetInt64(6))));
        Each(connection, "select table_name || ':' || line || ' ' || column_name || ' ' || rule from core.quarantine order by 1", r => run.quarantined.Add(r.GetString(0)));
        Each(connection, "select table_name || ':' || line || ' ' || column_name || ' ' || value from core.orphans order by 1", r => run.orphans.Add(r.GetString(0)));
        Each(connection, "select round(coalesce(sum(committed_mrr), 0), 4)::decimal(28, 4) from mart.customer_today", r => run.Committed = r.GetDecimal(0));
        return run;
    }

    private IEnumerable<LedgerRow> Of(string day, string customer)
    {
        var on = Day(day);
        return ledger.Where(l => l.Customer == customer && l.From <= on && (l.To is null || l.To > on));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Each(DbConnection connection, string sql, Action<DbDataReader> row)
    {
        using var rows = connection.Query(sql);
        while (rows.Read()) row(rows);
    }

    private sealed record LedgerRow(string Customer, DateOnly From, DateOnly? To, decimal Mrr, decimal Held, string State, long Line);
}
