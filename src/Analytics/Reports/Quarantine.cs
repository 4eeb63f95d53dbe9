using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A row that cannot be used, and why. Source: Sql/lists/quarantine.sql.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Its line there, the header being line 1.</param>
/// <param name="Table">The canonical table it was meant for.</param>
/// <param name="Column">The column that breaks the rule; null when the whole row does.</param>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Value">What stands there, as text.</param>
public sealed record QuarantinedRow(string File, long Line, string Table, string? Column, string Rule, string? Value)
{
    /// <summary>A page of the rows, of one table and rule or of all.</summary>
    public static Task<Part<QuarantinedRow>> ReadAsync(Warehouse warehouse, string? table, string? rule, int leaveOut, int show, CancellationToken cancel) => Listing.PartAsync(
        warehouse, "quarantine",
        row => new QuarantinedRow(Listing.Text(row, 0) ?? "", row.GetInt64(1), row.GetString(2), Listing.Text(row, 3), row.GetString(4), Listing.Text(row, 5)),
        cancel, table, rule, leaveOut, show);
}

/// <summary>Rows in quarantine of one table under one rule. Source: Sql/lists/quarantine_counts.sql.</summary>
public sealed record QuarantineCount(string Table, string Rule, long Rows)
{
    /// <summary>Every group, the largest first.</summary>
    public static Task<List<QuarantineCount>> ReadAsync(Warehouse warehouse, CancellationToken cancel) =>
        Listing.ReadAsync(warehouse, "quarantine_counts", row => new QuarantineCount(row.GetString(0), row.GetString(1), row.GetInt64(2)), cancel);
}

/// <summary>Rows of one table that wait for what they refer to. Source: Sql/lists/orphan_counts.sql.</summary>
/// <param name="Table">The canonical table.</param>
/// <param name="Column">The column that names what has not come yet.</param>
/// <param name="Rows">How many wait.</param>
/// <param name="Example">One of the missing names.</param>
public sealed record OrphanCount(string Table, string Column, long Rows, string? Example)
{
    /// <summary>Every group, the largest first.</summary>
    public static Task<List<OrphanCount>> ReadAsync(Warehouse warehouse, CancellationToken cancel) => Listing.ReadAsync(
        warehouse, "orphan_counts", row => new OrphanCount(row.GetString(0), row.GetString(1), row.GetInt64(2), Listing.Text(row, 3)), cancel);
}

/// <summary>A check and what the last refresh found. Source: Sql/lists/checks.sql.</summary>
/// <param name="Name">Its file, without the ending.</param>
/// <param name="Title">What it says, in a sentence.</param>
/// <param name="Rows">Rows that offend; 0 when it passes.</param>
/// <param name="Sample">The first of them.</param>
public sealed record CheckResult(string Name, string Title, long Rows, string? Sample)
{
    /// <summary>Every check of the last refresh, the failing ones first.</summary>
    public static Task<List<CheckResult>> ReadAsync(Warehouse warehouse, CancellationToken cancel) => Listing.ReadAsync(
        warehouse, "checks", row => new CheckResult(row.GetString(0), row.GetString(1), row.GetInt64(2), Listing.Text(row, 3)), cancel);
}
