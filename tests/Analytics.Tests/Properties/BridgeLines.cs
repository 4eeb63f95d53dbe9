using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Properties;

/// <summary>One month of the bridge of one value of a dimension.</summary>
/// <param name="Parts">Movements, transfers and fx, in the order of the columns.</param>
/// <param name="Transferred">The transfers among them.</param>
internal sealed record BridgeLine(string Dimension, string? Value, DateOnly Month, decimal Opening, IReadOnlyList<decimal> Parts, decimal Transferred, decimal Closing);

/// <summary>What customers pay at the end of a month by a value of a dimension, summed over the ledger.</summary>
internal sealed record LedgerSum(string Dimension, string? Value, DateOnly Month, decimal Mrr);

/// <summary>Reads bridges, and beside them the same balances from the rows of the ledger.</summary>
internal static class BridgeLines
{
    private const string Bridges = """
        select dimension, value, month, (columns(b.* exclude (dimension, value, month)))::decimal(28, 8)
        from (
            select dimension, value, month, opening, new, reactivation, expansion, resumed, contraction, churn, paused, 0 as transferred, fx, closing
            from mart.bridges
            union all by name
            from mart.plan_bridges
        ) as b
        order by dimension, value, month
        """;

    private const string Ledger = """
        select d.dimension, d.value, month, sum(mrr::double * rate::double)::decimal(28, 8)
        from (
            select m.month, l.mrr, r.rate, unnest([
                {dimension: 'all', value: null}, {dimension: 'segment', value: c.segment}, {dimension: 'country', value: c.country},
                {dimension: 'csm', value: c.csm}, {dimension: 'acquisition_channel', value: c.acquisition_channel},
                {dimension: 'industry', value: c.industry}, {dimension: 'currency', value: c.currency},
                {dimension: 'plan', value: l.plan_id}, {dimension: 'product', value: p.product}
            ]) as d
            from mart.months as m
            join mart.ledger as l on l.valid_from <= m.last_day and coalesce(l.valid_to > m.last_day, true)
            join core.customers as c using (customer_key)
            left join core.plans as p on p.plan_id = l.plan_id
            join core.rates as r on r.currency = l.currency and r.month = m.month
            where l.mrr > 0
        )
        group by all
        """;

    public static Task<List<BridgeLine>> ReadAsync(DbConnection connection, CancellationToken cancel) => connection.ListAsync(
        Bridges,
        r => new BridgeLine(
            r.GetString(0), Text(r, 1), r.GetFieldValue<DateOnly>(2), r.GetDecimal(3), [.. Enumerable.Range(4, 9).Select(r.GetDecimal)], r.GetDecimal(11), r.GetDecimal(13)),
        cancel);

    public static Task<List<LedgerSum>> SumAsync(DbConnection connection, CancellationToken cancel) => connection.ListAsync(
        Ledger, r => new LedgerSum(r.GetString(0), Text(r, 1), r.GetFieldValue<DateOnly>(2), r.GetDecimal(3)), cancel);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
