using System.Text.Json.Serialization;

namespace Retention.Ingest;

/// <summary>What became of a file.</summary>
public enum LoadStatus
{
    /// <summary>Its rows are in the warehouse, some of them perhaps in quarantine.</summary>
    Loaded,

    /// <summary>The same bytes were loaded before with the same mapping: nothing was done.</summary>
    SkippedSameBytes,

    /// <summary>The file cannot be used; nothing of it was taken.</summary>
    Refused,
}

/// <summary>What became of a file. Accepted + quarantined + skipped = rows, always.</summary>
/// <param name="File">Name of the file, below the folder that was given.</param>
/// <param name="Status">Loaded, skipped or refused.</param>
/// <param name="Mapping">The mapping that was used, or the canonical table's name.</param>
/// <param name="LoadId">Number of the load; of the earlier one for a file seen before.</param>
/// <param name="Rows">Records in the file, without the header and empty lines.</param>
/// <param name="Accepted">Rows that are in use.</param>
/// <param name="Quarantined">Rows that wait, with their reason.</param>
/// <param name="Skipped">Rows of blanks or without data, such as totals of a report, and all rows of a file seen before.</param>
/// <param name="Message">Why it was refused or skipped: what, where, what to do.</param>
/// <param name="Tables">Tables that got rows.</param>
public sealed record LoadReport(
    string File, LoadStatus Status, string? Mapping, int? LoadId, long Rows, long Accepted, long Quarantined, long Skipped, string? Message, IReadOnlyList<string> Tables)
{
    /// <summary>Rows of this or earlier loads that a newer row of the same key took the place of.</summary>
    public long Replaced { get; init; }

    /// <summary>How many rows were skipped for each reason; each of them stands in <c>raw.skips</c>, but for rows of blanks.</summary>
    public IReadOnlyDictionary<string, long> SkippedBecause { get; init; } = new Dictionary<string, long>();

    /// <summary>Why it was refused, to be said in the reader's language.</summary>
    [JsonIgnore]
    public RefusedFileException? Refusal { get; init; }
}
