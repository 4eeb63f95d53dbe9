using System.Data.Common;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Metrics;

/// <summary>Reads metrics for a selection of customers. The definition stays one: the selection is put in front of it.</summary>
public sealed class MetricReader(Warehouse warehouse)
{
    private readonly MetricCatalogue catalogue = MetricCatalogue.Load();

    /// <summary>One metric over a range of months, or over the periods of the selection that touch it.</summary>
    /// <param name="name">Name in the catalogue.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="range">Which months; null for all.</param>
    /// <param name="cancel">Interrupts the query.</param>
    /// <exception cref="MetricException">No metric has this name.</exception>
    public async Task<MetricSeries> ReadAsync(string name, Selection selection, MonthRange? range, CancellationToken cancel) =>
        (await ReadAsync([name], selection, range, cancel).ConfigureAwait(false))[0];

    /// <summary>Several metrics in one query, in the order in which they were named.</summary>
    /// <exception cref="MetricException">A name is not in the catalogue.</exception>
    public Task<IReadOnlyList<MetricSeries>> ReadAsync(IReadOnlyList<string> names, Selection selection, MonthRange? range, CancellationToken cancel)
    {
        var metrics = names.Select(catalogue.Get).ToList();
        return warehouse.ReadAsync<IReadOnlyList<MetricSeries>>(
            async (connection, token) =>
            {
                var rows = await ReportSql.SelectAsync(
                    connection,
                    selection,
                    $"""
                    select which, month, round(value, 8)::decimal(28, 8) as value, n, more
                    from ({string.Join("\nunion all\n", metrics.Select((m, i) => $"select {i} as which, month, value, n::bigint as n, [{string.Join(", ", m.Also)}]::decimal(28, 8)[] as more from (\n{m.Sql}\n)"))})
                    where month >= coalesce($from, month) and month <= coalesce($to, month)
                    order by which, month
                    """,
                    row => (Which: row.GetInt32(0), Row: Read(row)),
                    token,
                    ("from", range?.From), ("to", range?.To?.AddMonths(selection.Grain.Months() - 1))).ConfigureAwait(false);
                var byMetric = rows.ToLookup(r => r.Which, r => r.Row);
                return [.. metrics.Select((m, i) => new MetricSeries(m, m.Unit == MetricUnit.Money ? Currency : null, warehouse.AsOf, warehouse.Settings.Policies.Values, [.. byMetric[i]]))];
            },
            cancel);
    }

    private string Currency => warehouse.Settings.Policies["reporting_currency"];

    private static MetricRow Read(DbDataReader row) =>
        new(row.GetFieldValue<DateOnly>(1), row.IsDBNull(2) ? null : row.GetDecimal(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.GetFieldValue<decimal?[]>(4));
}
