using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>A code of an authenticator lets somebody in once: those seen lately are remembered with the person.</summary>
internal static class UsedCodes
{
    private const string Provider = "retention", Name = "used_codes";

    // Longer than Identity takes a code for.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    /// <summary>Takes a code; false where it has been used. Two at the same moment: the database lets one of them write.</summary>
    public static async Task<bool> TakeAsync(UserManager<Person> people, Person person, string code, TimeProvider clock)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var used = (await people.GetAuthenticationTokenAsync(person, Provider, Name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(one => long.TryParse(one.Split('@')[1], CultureInfo.InvariantCulture, out var at) && Math.Abs(now - at) <= Kept.TotalSeconds).ToList();
        if (used.Any(one => one.StartsWith(code, StringComparison.Ordinal))) return false;
        if (!await people.VerifyTwoFactorTokenAsync(person, people.Options.Tokens.AuthenticatorTokenProvider, code)) return true;
        var written = await people.SetAuthenticationTokenAsync(person, Provider, Name, string.Join(' ', used.Append(string.Create(CultureInfo.InvariantCulture, $"{code}@{now}"))));
        return written.Succeeded;
    }
}
