using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>MRR on cards by when they end. Source: Sql/reports/card_expiry.sql.</summary>
/// <param name="State"><c>expired</c>, <c>due</c> (within 60 days) or <c>later</c>.</param>
/// <param name="Month">The month in which the cards end; null for all months of the other states.</param>
/// <param name="Customers">Who pays with them.</param>
/// <param name="Mrr">Their MRR today, reporting currency.</param>
public sealed record ExpiringCards(string State, DateOnly? Month, long Customers, decimal Mrr)
{
    internal static Task<IReadOnlyList<ExpiringCards>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "card_expiry", row => new ExpiringCards(row.Text("state")!, row.DayOrNull("month"), row.Count("customers"), row.Amount("mrr")), cancel);
}
