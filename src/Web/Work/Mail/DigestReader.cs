namespace Retention.Web.Work.Mail;

/// <summary>Somebody who wants the tasks of the day by mail.</summary>
public sealed class DigestReader
{
    /// <summary>Given by the database.</summary>
    public int Id { get; init; }

    /// <summary>Where to.</summary>
    public required string Address { get; set; }

    /// <summary>en or es.</summary>
    public required string Language { get; set; }

    /// <summary>Whose book; null for all customers.</summary>
    public string? Book { get; set; }

    /// <summary>Whose address it is: what they may see and what was given to them by name is in the mail; null for an address of nobody who signs in.</summary>
    public string? Person { get; set; }
}
