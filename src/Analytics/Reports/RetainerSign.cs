using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A retainer to talk about. Source: Sql/reports/retainer_signs.sql.</summary>
/// <param name="Sign"><c>unused</c> (value at risk), <c>too_small</c> or <c>ending</c>.</param>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Use">Of the last ended period, as a fraction; null where it had no hours.</param>
/// <param name="Fee">Of the last ended period, reporting currency.</param>
/// <param name="EndsOn">When it ends, or ended; null for the other signs.</param>
/// <param name="Days">Until then; below 0 since.</param>
public sealed record RetainerSign(string Sign, string CustomerId, string Name, decimal? Use, decimal? Fee, DateOnly? EndsOn, int? Days)
{
    /// <summary>The signs there are.</summary>
    public static IReadOnlyList<string> Signs { get; } = ["unused", "too_small", "ending"];

    internal static Task<IReadOnlyList<RetainerSign>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "retainer_signs", Row, cancel);

    private static RetainerSign Row(DbDataReader row) => new(
        row.Text("sign")!, row.Text("customer_id")!, row.Text("name")!, row.AmountOrNull("use"), row.AmountOrNull("fee"), row.DayOrNull("ends_on"), row["days"] as int?);
}
