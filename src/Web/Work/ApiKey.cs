using Retention.Web.Security;

namespace Retention.Web.Work;

/// <summary>A key by which a program asks instead of a person. The key itself is kept nowhere.</summary>
public sealed class ApiKey
{
    /// <summary>How many characters a name may have.</summary>
    public const int LongestName = 80;

    /// <summary>Random.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>How it begins, to know it by.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the key, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What it may read and do.</summary>
    public Role Role { get; init; }

    /// <summary>The book it is held to; see <see cref="Person.Book"/>.</summary>
    public string? Book { get; init; }

    /// <summary>Who made it.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When it was made, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>When it ends, in UTC.</summary>
    public DateTime EndsAt { get; init; }

    /// <summary>When it was last used, in UTC, to five minutes; null for never.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>When it was revoked, in UTC; null while it holds.</summary>
    public DateTime? RevokedAt { get; set; }
}
