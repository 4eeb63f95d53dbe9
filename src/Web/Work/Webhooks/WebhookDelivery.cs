namespace Retention.Web.Work.Webhooks;

/// <summary>A message that is to be sent to a webhook, or was.</summary>
public sealed class WebhookDelivery
{
    /// <summary>Given by the database; earlier is lower.</summary>
    public long Id { get; init; }

    /// <summary>To which webhook.</summary>
    public int WebhookId { get; init; }

    /// <summary>What it tells, once for a webhook: <c>load.done 42</c>.</summary>
    public required string Key { get; init; }

    /// <summary>One of <see cref="WebhookEvents.All"/>, or ping.</summary>
    public required string Event { get; init; }

    /// <summary>The customer; messages of one are sent in their order. Null for the company.</summary>
    public string? CustomerId { get; init; }

    /// <summary>What is sent, as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>waiting, sent or given_up.</summary>
    public required string State { get; set; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>When the next attempt is due, in UTC.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>Until when it is tried, in UTC.</summary>
    public DateTime UntilAt { get; set; }

    /// <summary>When it was taken, in UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>The status of the last answer; null where none came.</summary>
    public int? Status { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Failure { get; set; }
}
