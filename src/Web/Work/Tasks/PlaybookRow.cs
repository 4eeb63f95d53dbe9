namespace Retention.Web.Work.Tasks;

/// <summary>A playbook that somebody has changed; it takes the place of the shipped one.</summary>
public sealed class PlaybookRow
{
    /// <summary>One of <see cref="TaskWords.Causes"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>Whether it opens tasks.</summary>
    public bool IsOn { get; set; }

    /// <summary>The number its trigger takes.</summary>
    public int? Limit { get; set; }

    /// <summary>The steps as JSON.</summary>
    public required string Steps { get; set; }

    /// <summary>Goes up with every change.</summary>
    public int Version { get; set; }
}
