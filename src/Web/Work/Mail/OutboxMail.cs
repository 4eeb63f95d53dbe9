namespace Retention.Web.Work.Mail;

/// <summary>A mail that is to be sent, or was.</summary>
public sealed class OutboxMail
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>What it is, once for ever: <c>digest 3 2026-11-23</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The Message-ID, the same at every attempt: a server that was reached twice can tell.</summary>
    public required string MessageId { get; init; }

    /// <summary>Where to.</summary>
    public required string Address { get; init; }

    /// <summary>The subject.</summary>
    public required string Subject { get; init; }

    /// <summary>The plain part.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML part.</summary>
    public required string Html { get; init; }

    /// <summary>waiting, sent or given_up.</summary>
    public required string State { get; set; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was written, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>When the next attempt is due, in UTC.</summary>
    public DateTime NextAt { get; set; }

    /// <summary>When the server took it, in UTC.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Failure { get; set; }

    /// <summary>A file that goes with it, until a server has it or it is given up; null for none.</summary>
    public byte[]? Attachment { get; set; }

    /// <summary>What that file is called.</summary>
    public string? AttachmentName { get; init; }
}
