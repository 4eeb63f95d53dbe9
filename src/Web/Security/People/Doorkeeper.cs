using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>Identity's sign-in, which lets nobody in who was shut out.</summary>
public sealed class Doorkeeper(
    UserManager<Person> people, IHttpContextAccessor requests, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation)
    : SignInManager<Person>(people, requests, claims, options, logger, schemes, confirmation)
{
    /// <inheritdoc/>
    public override async Task<bool> CanSignInAsync(Person user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.LeftAt is null && await base.CanSignInAsync(user);
    }
}
