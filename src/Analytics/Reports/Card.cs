using System.Data.Common;
using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A metric in one month or longer period, beside an earlier one and those that led to it.</summary>
/// <param name="Metric">Its catalogue entry.</param>
/// <param name="Month">The month it is of; the as-of month for a metric that is only known on the as-of day.</param>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Change">Value less that of the period it is set beside, in the metric's unit; null without one of them.</param>
/// <param name="ChangeRate">The change as a fraction of that period's value.</param>
/// <param name="N">How many customers or events stand behind it.</param>
/// <param name="Trail">The values of the last twelve periods, oldest first, null where not defined.</param>
public sealed record Card(Metric Metric, DateOnly Month, decimal? Value, decimal? Change, decimal? ChangeRate, long? N, IReadOnlyList<decimal?> Trail)
{
    /// <summary>Several metrics of a month in one query, each by its own text.</summary>
    public static async Task<IReadOnlyList<Card>> ReadAsync(DbConnection connection, Selection selection, IReadOnlyList<string> names, DateOnly month, CancellationToken cancel)
    {
        var catalogue = MetricCatalogue.Load();
        var metrics = names.Select(catalogue.Get).ToDictionary(metric => metric.Name);
        var values = string.Join("\nunion all\n", metrics.Values.Select(metric =>
            $"select '{metric.Name}' as metric, month, value::decimal(38, 8) as value, n::bigint as n from (\n{metric.Sql}\n)"));
        var cards = await ReportSql.SelectAsync(
            connection, selection, $"with metric_values as (\n{values}\n)\nselect * from (\n{ReportSql.Text("cards")}\n)", row => Row(row, metrics), cancel,
            ("month", month), ("back", selection.Grain.RowsTo(selection.Against)));
        return [.. names.Select(name => cards.SingleOrDefault(card => card.Metric.Name == name) ?? new(metrics[name], month, null, null, null, null, []))];
    }

    private static Card Row(DbDataReader row, Dictionary<string, Metric> metrics) => new(
        metrics[row.Text("metric")!], row.Day("month"), row.AmountOrNull("value"), row.AmountOrNull("change"), row.AmountOrNull("change_rate"), row.CountOrNull("n"),
        ((System.Collections.IEnumerable)row["trail"]).Cast<decimal?>().ToList());
}
