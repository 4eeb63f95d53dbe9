namespace Retention.Web.Work.Tasks;

/// <summary>What the last run found of a cause. One row for each.</summary>
public sealed class PlaybookRun
{
    /// <summary>One of <see cref="TaskWords.Causes"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>The day it ran on.</summary>
    public DateOnly RanOn { get; set; }

    /// <summary>Tasks it opened.</summary>
    public long Opened { get; set; }

    /// <summary>What has to wait, because its owner has enough for the day.</summary>
    public long Waiting { get; set; }
}
