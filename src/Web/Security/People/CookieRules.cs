using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>The cookie that somebody is signed in by: what it may, how long it holds, and who is meant by it.</summary>
internal sealed class CookieRules(Sessions sessions, WorkDatabase work, IOptions<IdentityOptions> identity)
{
    /// <summary>Name of the cookie.</summary>
    public const string Cookie = "session";

    private const string Place = "session";

    public void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = Cookie;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = Sessions.Idle;
        cookie.SlidingExpiration = true;
        cookie.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = BeginAsync,
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = AskAsync,
        };
    }

    /// <summary>The session of this request.</summary>
    public static async Task<string?> SessionAsync(HttpContext context)
    {
        var found = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return found.Properties?.Items.TryGetValue(Place, out var session) == true ? session : null;
    }

    // The cookie of somebody who changes their password is written anew; the session stays.
    private async Task BeginAsync(CookieSigningInContext context)
    {
        var person = context.Principal?.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType);
        if (person is not null && !context.Properties.Items.ContainsKey(Place)) context.Properties.Items[Place] = await sessions.BeginAsync(person, context.HttpContext);
    }

    private async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var names = identity.Value.ClaimsIdentity;
        var session = context.Properties.Items.TryGetValue(Place, out var id) ? id : null;
        var open = session is null ? null : await sessions.FindAsync(session, context.HttpContext.RequestAborted);
        if (open is not null && context.Principal?.FindFirstValue(names.UserIdClaimType) == open.Member.Id && context.Principal.FindFirstValue(names.SecurityStampClaimType) == open.Stamp)
        {
            open.Member.Sent(context.HttpContext);
            return;
        }

        context.RejectPrincipal();
        // A server that does not answer ends nobody's session.
        if (work.IsUsable) await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static Task AskAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/";
        var address = back == "/" ? "/sign-in" : "/sign-in?back=" + Uri.EscapeDataString(back);
        if (request.Headers.ContainsKey("HX-Request"))
        {
            // A part of a page: the whole page goes, not the part.
            context.Response.Headers["HX-Redirect"] = "/sign-in";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(address);
        }

        return Task.CompletedTask;
    }
}
