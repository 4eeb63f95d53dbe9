using System.Text.Json;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A file that was taken in. Source: Sql/lists/loads.sql. Accepted + quarantined + skipped = rows.</summary>
/// <param name="Id">Number of the load.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Mapping">How its columns were read.</param>
/// <param name="Tables">Tables that got rows, as words with commas.</param>
/// <param name="LoadedAt">When, in the workspace's zone.</param>
/// <param name="Rows">Records in the file.</param>
/// <param name="Accepted">Rows in use.</param>
/// <param name="Quarantined">Rows that waited when it was loaded.</param>
/// <param name="Skipped">Rows of blanks and rows that are no data.</param>
/// <param name="Replaced">Older rows whose place its rows took.</param>
/// <param name="SkippedBecause">Rows that are no data, for each reason.</param>
public sealed record LoadedFile(
    int Id, string File, string Mapping, string Tables, DateTime LoadedAt, long Rows, long Accepted, long Quarantined, long Skipped, long Replaced,
    IReadOnlyDictionary<string, long> SkippedBecause)
{
    /// <summary>A page of the files, newest first.</summary>
    public static Task<Part<LoadedFile>> ReadAsync(Warehouse warehouse, int leaveOut, int show, CancellationToken cancel) => Listing.PartAsync(
        warehouse, "loads",
        row => new LoadedFile(
            row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDateTime(4),
            row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9),
            JsonSerializer.Deserialize<Dictionary<string, long>>(row.GetString(10))!),
        cancel, leaveOut, show);
}
