using Microsoft.AspNetCore.Identity;
using Retention.Web.Security;

namespace Retention.Web.Work;

/// <summary>Somebody who signs in. Never deleted: what they wrote keeps its writer.</summary>
public sealed class Person : IdentityUser
{
    /// <summary>How many characters a name may have.</summary>
    public const int LongestName = 100;

    /// <summary>How many characters an e-mail address may have.</summary>
    public const int LongestEmail = 254;

    /// <summary>Somebody new.</summary>
    public Person() => Id = Guid.NewGuid().ToString("n");

    /// <summary>As people write it.</summary>
    public string Name { get; set; } = "";

    /// <summary>What they may see and do.</summary>
    public Role Role { get; set; }

    /// <summary>The value of <c>csm</c> in the customers' file that is theirs; null for none.</summary>
    public string? Book { get; set; }

    /// <summary><c>en</c> or <c>es</c>; null where their browser says.</summary>
    public string? Language { get; set; }

    /// <summary>When they were let in first, in UTC.</summary>
    public DateTime MadeAt { get; init; }

    /// <summary>When they were shut out, in UTC; null while they may sign in.</summary>
    public DateTime? LeftAt { get; set; }
}
