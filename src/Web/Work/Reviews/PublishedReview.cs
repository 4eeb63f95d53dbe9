namespace Retention.Web.Work.Reviews;

/// <summary>A review as it was published. It is never changed: publishing again adds a version.</summary>
public sealed class PublishedReview
{
    /// <summary>The quarter, <c>2026-q3</c>.</summary>
    public required string Quarter { get; init; }

    /// <summary>1 for the first time it was published.</summary>
    public int Version { get; init; }

    /// <summary>Every figure, as JSON.</summary>
    public required string Figures { get; init; }

    /// <summary>SHA-256 over <see cref="Figures"/>, in hex.</summary>
    public required string FiguresHash { get; init; }

    /// <summary>Sections, texts and actions as they stood, as JSON.</summary>
    public required string Words { get; init; }

    /// <summary>Hash of the policies that held.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Hash of the data it rests on.</summary>
    public required string DataHash { get; init; }

    /// <summary>The day the figures were read on.</summary>
    public DateOnly AsOf { get; init; }

    /// <summary>Id of who published it.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>Their name then.</summary>
    public required string PublisherName { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime PublishedAt { get; init; }
}
