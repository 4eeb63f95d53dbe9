using System.Data.Common;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>One run of a load or a refresh. Source: Sql/reports/runs.sql.</summary>
/// <param name="Id">Number of the run.</param>
/// <param name="Kind">refresh or load.</param>
/// <param name="StartedAt">When it began, in the workspace's zone.</param>
/// <param name="Took">How long it took; null while it runs and when it was interrupted.</param>
/// <param name="Status">running, done, failed, cancelled or interrupted.</param>
/// <param name="ChecksPassed">How many checks passed, for a refresh.</param>
/// <param name="Message">What went wrong, or what was done, in a sentence.</param>
public sealed record Run(int Id, string Kind, DateTime StartedAt, TimeSpan? Took, string Status, int? ChecksPassed, string? Message)
{
    /// <summary>The last runs, newest first.</summary>
    public static Task<List<Run>> ReadAsync(Warehouse warehouse, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.ReadAsync((connection, token) => connection.ListAsync(SqlBook.Current.In("reports").Single(page => page.Name == "runs").Sql, Row, token), cancel);
    }

    private static Run Row(DbDataReader row) => new(
        row.GetInt32(0), row.GetString(1), row.GetDateTime(2), row.IsDBNull(3) ? null : TimeSpan.FromSeconds(row.GetDouble(3)),
        row.GetString(4), row.IsDBNull(5) ? null : row.GetInt32(5), row.IsDBNull(6) ? null : row.GetString(6));
}
