using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Retention.Web.Security.Keys;

/// <summary>Knows a program by <c>Authorization: Bearer KEY</c>. Only addresses under <c>/api</c> take keys, and they take nothing else.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "key";

    private const string Bearer = "Bearer ";
    private const int Longest = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var sent = Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var key = sent[Bearer.Length..].Trim();
        if (key.Length > Longest || await keys.FindAsync(key, Context.RequestAborted) is not { } member) return AuthenticateResult.Fail("The key does not hold.");
        member.Sent(Context);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, member.Id)], Name)), Name));
    }
}
