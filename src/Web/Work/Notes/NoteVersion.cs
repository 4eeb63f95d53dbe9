namespace Retention.Web.Work.Notes;

/// <summary>A note as it was written or rewritten; no version is changed.</summary>
public sealed class NoteVersion
{
    /// <summary>The note.</summary>
    public int NoteId { get; init; }

    /// <summary>1, 2 ... for each note.</summary>
    public int Version { get; init; }

    /// <summary>Markdown of 1 to 8,000 characters, lines ended by a line feed.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote this version.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime WrittenAt { get; init; }
}
