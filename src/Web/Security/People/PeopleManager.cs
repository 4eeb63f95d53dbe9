using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>Identity's manager, which a clock that was set back does not keep anybody locked out of.</summary>
public sealed class PeopleManager(
    IUserStore<Person> store, IOptions<IdentityOptions> options, IPasswordHasher<Person> hasher, IEnumerable<IUserValidator<Person>> users, IEnumerable<IPasswordValidator<Person>> passwords,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Person>> logger, TimeProvider clock)
    : UserManager<Person>(store, options, hasher, users, passwords, normalizer, errors, services, logger)
{
    /// <summary>Whether somebody has to wait. A lockout lasts no longer than it was meant to.</summary>
    public override async Task<bool> IsLockedOutAsync(Person user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.LockoutEnd is { } end && end <= clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan && await base.IsLockedOutAsync(user);
    }
}
