using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>What serving the customers with one value of an attribute took in twelve months. Source: Sql/reports/serving.sql.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> or <c>total</c>.</param>
/// <param name="Value">The value; null where customers have none.</param>
/// <param name="Customers">Who pays at the end of the period.</param>
/// <param name="Hours">Hours of retainers.</param>
/// <param name="Tickets">Tickets opened.</param>
/// <param name="HoursEach">Hours by customer and month.</param>
/// <param name="TicketsEach">Tickets by customer and month.</param>
/// <param name="Profit">Gross profit by customer and month.</param>
/// <param name="Cost">Hours by customer and month at the hourly cost; null until that is set.</param>
/// <param name="LeftOver">Profit less cost; below 0 where serving takes more than the customer leaves.</param>
/// <param name="Capped">Lifetime value of what is left.</param>
/// <param name="Why">What the first that is not defined lacks.</param>
public sealed record CustomerService(
    string Kind, string? Value, long Customers, decimal Hours, long Tickets, decimal? HoursEach, decimal? TicketsEach,
    decimal? Profit, decimal? Cost, decimal? LeftOver, decimal? Capped, string? Why)
{
    internal static Task<IReadOnlyList<CustomerService>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string by, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "serving", Row, cancel, ("month", month), ("by", by), ("lag", null));

    private static CustomerService Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("value"), row.Count("customers"), row.Amount("hours"), row.Count("tickets"), row.AmountOrNull("hours_each"), row.AmountOrNull("tickets_each"),
        row.AmountOrNull("profit"), row.AmountOrNull("cost"), row.AmountOrNull("left_over"), row.AmountOrNull("capped"), row.Text("why"));
}
