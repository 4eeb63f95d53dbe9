using System.Data.Common;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reviews;

/// <summary>What a customer got in a quarter, to be shown to that customer: nothing here is an estimate of ours.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Since">First day with a paid subscription.</param>
/// <param name="Plans">Plans that run, by name.</param>
/// <param name="Use">What it used.</param>
/// <param name="Tickets">What it asked for by category, the total last; none where it asked for nothing.</param>
/// <param name="Hours">Periods of its retainer.</param>
/// <param name="Answers">What it answered.</param>
/// <param name="Invoices">Its invoices.</param>
public sealed record ValueReport(
    ReviewQuarter Quarter, string CustomerId, string Name, DateOnly? Since, string? Plans, IReadOnlyList<ValueUse> Use, IReadOnlyList<ValueTickets> Tickets, IReadOnlyList<CustomerHours> Hours,
    IReadOnlyList<ValueAnswer> Answers, IReadOnlyList<ValueInvoice> Invoices)
{
    /// <summary>Reads it in one snapshot; null where there is no such customer.</summary>
    public static Task<ValueReport?> ReadAsync(Warehouse warehouse, ReviewQuarter quarter, string customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(quarter);
        return warehouse.ReadAsync<ValueReport?>(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await CustomerHeader.KeyAsync(connection, customer, stop) is not { } key) return null;
            var (byKey, byId, from, to) = (("customer_key", (object?)key), ("customer", (object?)customer), ("from", (object?)quarter.FirstDay), ("to", (object?)quarter.LastDay));
            var header = await CustomerHeader.ReadAsync(connection, key, stop);
            var strip = await ReportSql.ReadAsync(connection, "customer_strip", CustomerStrip.Row, stop, byKey, byId);
            var hours = await ReportSql.ReadAsync(connection, "customer_retainers", CustomerHours.Row, stop, byKey);
            return new(
                quarter, header.CustomerId, header.Name, header.Since, strip[0].Plans,
                await ReportSql.ReadAsync(connection, "value_use", ValueUse.Row, stop, byId, from, to),
                await ReportSql.ReadAsync(connection, "value_tickets", ValueTickets.Row, stop, byId, from, to),
                [.. hours.Where(one => one.From >= quarter.FirstDay && one.From <= quarter.LastDay).OrderBy(one => one.From)],
                await ReportSql.ReadAsync(connection, "value_answers", ValueAnswer.Row, stop, byKey, from, to),
                await ReportSql.ReadAsync(connection, "value_invoices", ValueInvoice.Row, stop, byId, from, to));
        }, cancel);
    }
}

/// <summary>What a customer used of something. Source: Sql/reports/value_use.sql.</summary>
public sealed record ValueUse(string Metric, decimal? Value, decimal? Peak, decimal? Included, decimal? Before)
{
    internal static ValueUse Row(DbDataReader row) => new(row.Text("metric")!, row.AmountOrNull("value"), row.AmountOrNull("peak"), row.AmountOrNull("included"), row.AmountOrNull("value_before"));
}

/// <summary>Tickets of a category. Source: Sql/reports/value_tickets.sql.</summary>
public sealed record ValueTickets(string? Category, bool IsTotal, long Tickets, long Solved, decimal? HoursToAnswer, decimal? HoursToSolve)
{
    internal static ValueTickets Row(DbDataReader row) => new(row.Text("category"), row.Flag("is_total"), row.Count("tickets"), row.Count("solved"), row.AmountOrNull("hours_to_answer"), row.AmountOrNull("hours_to_solve"));
}

/// <summary>An answer. Source: Sql/reports/value_answers.sql.</summary>
public sealed record ValueAnswer(DateOnly Day, string Survey, decimal? Score, decimal? ScaleMax, string? Comment)
{
    internal static ValueAnswer Row(DbDataReader row) => new(row.Day("day"), row.Text("survey")!, row.AmountOrNull("score"), row.AmountOrNull("scale_max"), row.Text("comment"));
}

/// <summary>An invoice. Source: Sql/reports/value_invoices.sql.</summary>
public sealed record ValueInvoice(string Label, DateOnly Issued, DateOnly? Due, DateOnly? Paid, string? Currency, decimal? Total)
{
    internal static ValueInvoice Row(DbDataReader row) => new(row.Text("label")!, row.Day("issued_on"), row.DayOrNull("due_on"), row.DayOrNull("paid_on"), row.Text("currency"), row.AmountOrNull("total"));
}
