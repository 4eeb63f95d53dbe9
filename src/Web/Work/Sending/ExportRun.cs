namespace Retention.Web.Work.Sending;

/// <summary>What became of a scheduled export once.</summary>
public sealed class ExportRun
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>Which export.</summary>
    public int ExportId { get; init; }

    /// <summary>When it was begun, in UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When it was over, in UTC.</summary>
    public DateTime EndedAt { get; init; }

    /// <summary>done or failed.</summary>
    public required string State { get; init; }

    /// <summary>The file that was written; null where none was.</summary>
    public string? File { get; init; }

    /// <summary>Its size.</summary>
    public long Bytes { get; init; }

    /// <summary>Why it failed, in words.</summary>
    public string? Failure { get; init; }
}
