using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Retention.Web.Api;
using Retention.Web.Security.Auditing;
using Retention.Web.Security.Keys;
using Retention.Web.Security.People;
using Retention.Web.Work;

namespace Retention.Web.Security;

/// <summary>Puts together how people sign in: ASP.NET Core Identity over the work database. docs/decisions/0050 says why so.</summary>
public static class SignIn
{
    private const string Scheme = "who";

    /// <summary>Registers it. Everything is closed that <see cref="AccessTable"/> does not open.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton<AuditTrail>().AddSingleton<AuditLog>().AddSingleton<Sessions>().AddSingleton<CookieRules>().AddSingleton<ApiKeys>().AddSingleton<OwnBook>().AddSingleton<FirstCode>();
        services.AddSingleton<Arrival>().AddScoped<SignInDesk>().AddScoped<PeopleDesk>().AddScoped<AccountDesk>();
        services.AddScoped(provider => provider.GetRequiredService<WorkDatabase>().OpenAsync(CancellationToken.None).GetAwaiter().GetResult());
        services.AddAuthentication(Scheme)
            .AddPolicyScheme(Scheme, null, scheme => scheme.ForwardDefaultSelector = context => ApiProblems.IsApi(context) ? ApiKeyHandler.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure<CookieRules>((cookie, rules) => rules.Configure(cookie));
                cookies.TwoFactorUserIdCookie!.Configure(cookie => Guard(cookie, "second"));
            });
        services.AddIdentityCore<Person>(Configure)
            .AddUserManager<PeopleManager>().AddSignInManager<Doorkeeper>().AddEntityFrameworkStores<WorkDbContext>().AddDefaultTokenProviders().AddPasswordValidator<PasswordRules>();
        services.Configure<DataProtectionTokenProviderOptions>(token => token.TokenLifespan = OneTimeLink.Holds);
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.AddSingleton<IAuthorizationHandler, AccessHandler>().AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(new AccessRequirement()).Build());
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add<AuditFilter>());
        return services.AddRateLimits();
    }

    /// <summary>Finds out who asks, and lets pass who may.</summary>
    public static IApplicationBuilder UseSignIn(this IApplicationBuilder app, ServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Demo)
        {
            app.Use((context, next) =>
            {
                // However the address was opened, another machine gets nothing.
                if (context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }

                Member.Nobody.Sent(context);
                return next(context);
            });
        }
        else
        {
            app.UseAuthentication().UseStrangerLimit().UseRateLimiter();
        }

        return app.UseAuthorization();
    }

    private static void Configure(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = true;
        identity.User.AllowedUserNameCharacters = "";
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        identity.Password.RequiredLength = PasswordRules.Shortest;
        identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
    }

    private static void Guard(CookieAuthenticationOptions cookie, string name)
    {
        cookie.Cookie.Name = name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
