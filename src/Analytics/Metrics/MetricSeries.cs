namespace Retention.Analytics.Metrics;

/// <summary>Months from the first to the last, both included; null is open.</summary>
public sealed record MonthRange(DateOnly? From, DateOnly? To);

/// <summary>A metric in one month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Value">The value, 8 decimals; null where it is not defined.</param>
/// <param name="N">How many customers (of surveys: answers) it rests on; null where that has no meaning.</param>
/// <param name="More">What the metric says besides, in the order of <see cref="Metric.Also"/>; null where it is not known.</param>
public sealed record MetricRow(DateOnly Month, decimal? Value, long? N, IReadOnlyList<decimal?> More);

/// <summary>A metric over months, with everything needed to trust it.</summary>
/// <param name="Metric">The catalogue entry.</param>
/// <param name="Currency">Reporting currency of money; null for other units.</param>
/// <param name="AsOf">The day it is read on.</param>
/// <param name="Policy">The policies it was computed under.</param>
/// <param name="Rows">One row a month, in order.</param>
public sealed record MetricSeries(Metric Metric, string? Currency, DateOnly AsOf, IReadOnlyDictionary<string, string> Policy, IReadOnlyList<MetricRow> Rows)
{
    /// <summary>What the metric says besides of a row, by one of the names in <see cref="Metric.Also"/>.</summary>
    public decimal? Also(MetricRow row, string name)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.More[Metric.Also.ToList().IndexOf(name)];
    }
}
