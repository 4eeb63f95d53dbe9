namespace Retention.Web.Work;

/// <summary>A line of the audit log: who did what, when and from where. The database refuses to change or delete one.</summary>
public sealed class AuditEntry
{
    /// <summary>Given by the database; later is higher.</summary>
    public long Id { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who; empty where nobody signs in.</summary>
    public required string PersonId { get; init; }

    /// <summary>What they were called then.</summary>
    public required string PersonName { get; init; }

    /// <summary>What was done; one of <see cref="Security.Auditing.Acts.All"/>.</summary>
    public required string Act { get; init; }

    /// <summary>To what: the name of a table, a page or a job.</summary>
    public required string Entity { get; init; }

    /// <summary>To which of them.</summary>
    public required string Key { get; init; }

    /// <summary>Fields as JSON: <c>{"name":["before","after"]}</c>, or what was asked for; null where there is nothing to say. Never a secret.</summary>
    public string? Change { get; init; }

    /// <summary>The address that the request came from; null for what the app did by itself.</summary>
    public string? Address { get; init; }
}
