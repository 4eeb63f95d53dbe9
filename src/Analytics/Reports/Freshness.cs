using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>How fresh the numbers are. Source: Sql/reports/freshness.sql.</summary>
/// <param name="Loads">How many files have been taken in.</param>
/// <param name="LoadedAt">When the last file came in, in the workspace's zone; null when none has.</param>
/// <param name="AsOf">The day the standing numbers were built for; null when none were built yet.</param>
/// <param name="RefreshedAt">When they were built, in the workspace's zone.</param>
/// <param name="ChecksPassed">How many checks they passed.</param>
/// <param name="LastStatus">How the last refresh ended: done, failed, cancelled or interrupted.</param>
/// <param name="ChecksFailed">How many checks the last refresh failed.</param>
/// <param name="FirstFailing">What the first failing check says.</param>
/// <param name="IsSample">The workspace holds the sample company.</param>
public sealed record Freshness(
    long Loads, DateTime? LoadedAt, DateOnly? AsOf, DateTime? RefreshedAt, int ChecksPassed, string? LastStatus, int ChecksFailed, string? FirstFailing, bool IsSample)
{
    /// <summary>True when the last refresh did not stand, so that the numbers are older than the data.</summary>
    public bool IsStale => LastStatus is not (null or "done");

    /// <summary>Reads the one row.</summary>
    public static Task<Freshness> ReadAsync(Warehouse warehouse, CancellationToken cancel) => warehouse.ReadOnceAsync(
        "freshness",
        async (connection, token) =>
        {
            var sql = SqlBook.Current.In("reports").Single(page => page.Name == "freshness").Sql;
            var rows = await connection.ListAsync(sql, Row, token).ConfigureAwait(false);
            return rows.Single();
        },
        cancel);

    private static Freshness Row(DbDataReader row) => new(
        row.GetInt64(0), Moment(row, 1), row.IsDBNull(2) ? null : row.GetFieldValue<DateOnly>(2), Moment(row, 3),
        row.GetInt32(4), Text(row, 5), row.GetInt32(6), Text(row, 7), row.GetBoolean(8));

    private static DateTime? Moment(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
