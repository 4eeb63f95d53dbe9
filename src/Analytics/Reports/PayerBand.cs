using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>Customers by how late they pay. Source: Sql/reports/payers.sql.</summary>
/// <param name="Band">One of <see cref="Bands"/>, or <c>total</c>.</param>
/// <param name="FromDays">The least days past due; null where there is no limit.</param>
/// <param name="ToDays">The most.</param>
/// <param name="Customers">How many they are.</param>
/// <param name="Mrr">What they pay, reporting currency.</param>
public sealed record PayerBand(string Band, int? FromDays, int? ToDays, long Customers, decimal Mrr)
{
    /// <summary>The bands there are; <c>unknown</c> is too short a history.</summary>
    public static IReadOnlyList<string> Bands { get; } = ["punctual", "slow", "late", "chronic", "unknown"];

    internal static Task<IReadOnlyList<PayerBand>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "payers", Row, cancel, ("month", month));

    private static PayerBand Row(DbDataReader row) => new(row.Text("band")!, row["from_days"] as int?, row["to_days"] as int?, row.Count("customers"), row.Amount("mrr"));
}

/// <summary>How late one customer pays. Source: Sql/reports/payer_list.sql.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Band">Its band.</param>
/// <param name="Invoices">How many invoices, of the last 12, that rests on.</param>
/// <param name="Days">Past due, by when half of their amount had come; null for too short a history.</param>
/// <param name="Mrr">What it pays, reporting currency.</param>
/// <param name="Of">How many customers there are of the band.</param>
public sealed record Payer(string CustomerId, string Name, string Band, long Invoices, int? Days, decimal Mrr, long Of)
{
    internal static Task<IReadOnlyList<Payer>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string? band, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "payer_list", Row, cancel, ("month", month), ("value", band), ("size", 100));

    private static Payer Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("band")!, row.Count("invoices"), row["days"] as int?, row.Amount("mrr"), row.Count("of"));
}
