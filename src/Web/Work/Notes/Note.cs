namespace Retention.Web.Work.Notes;

/// <summary>Something that somebody wrote down about a customer.</summary>
public sealed class Note
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>The customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Who wrote it first; empty where nobody signs in.</summary>
    public required string Author { get; init; }

    /// <summary>Their name, as it was then.</summary>
    public required string AuthorName { get; init; }

    /// <summary>When, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>The version in force.</summary>
    public int Version { get; set; }

    /// <summary>When somebody took it away, in UTC; its versions stay on record.</summary>
    public DateTime? DeletedAt { get; set; }
}
