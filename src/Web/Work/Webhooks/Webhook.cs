namespace Retention.Web.Work.Webhooks;

/// <summary>An address that is told what happens.</summary>
public sealed class Webhook
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>Where to, http or https.</summary>
    public required string Address { get; init; }

    /// <summary>Which of <see cref="WebhookEvents.All"/>, with blanks between them.</summary>
    public required string Events { get; init; }

    /// <summary>What its messages are signed with, protected by the keys of the data directory.</summary>
    public required string Secret { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>Since when nothing is sent, in UTC; null while it is on.</summary>
    public DateTime? OffAt { get; set; }

    /// <summary>people or failing; null while it is on.</summary>
    public string? OffBecause { get; set; }

    /// <summary>The first attempt of those that failed since the last success, in UTC; null where the last one succeeded.</summary>
    public DateTime? FailingSince { get; set; }

    /// <summary>Number of the last run that it was told of.</summary>
    public int SeenRun { get; set; }

    /// <summary>Number of the scores whose bands it knows.</summary>
    public int SeenScores { get; set; }
}
