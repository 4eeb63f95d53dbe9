namespace Retention.Web.Work;

/// <summary>A browser in which somebody is signed in.</summary>
public sealed class PersonSession
{
    /// <summary>Random; the browser's cookie names it.</summary>
    public required string Id { get; init; }

    /// <summary>Who.</summary>
    public required string PersonId { get; init; }

    /// <summary>When they signed in, in UTC.</summary>
    public DateTime BegunAt { get; init; }

    /// <summary>When a page was last asked for, in UTC, to five minutes.</summary>
    public DateTime SeenAt { get; set; }

    /// <summary>When it is over, however much it is used, in UTC.</summary>
    public DateTime EndsAt { get; init; }

    /// <summary>When somebody ended it, in UTC; null while nobody has.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>Where they signed in from.</summary>
    public string? Address { get; init; }

    /// <summary>What their browser says it is.</summary>
    public string? Browser { get; init; }
}
