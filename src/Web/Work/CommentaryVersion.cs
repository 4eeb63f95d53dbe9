namespace Retention.Web.Work;

/// <summary>What somebody wrote about a period. Each saving adds a version and changes none, so that nothing is lost.</summary>
public sealed class CommentaryVersion
{
    /// <summary>See <see cref="PeriodKey"/>.</summary>
    public required string Period { get; init; }

    /// <summary>1, 2 ... for each period; the last is what is shown.</summary>
    public int Version { get; init; }

    /// <summary>Plain text of at most 4,000 characters, lines ended by a line feed; empty where the commentary was taken away.</summary>
    public required string Text { get; init; }

    /// <summary>When it was saved, in UTC.</summary>
    public DateTime WrittenAt { get; init; }
}
