using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Retention.Web.Security.Auditing;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>The first person, as the form has them. Nothing in it is trusted.</summary>
public sealed record FirstForm(string? Name, string? Email, string? Password, string? Code);

/// <summary>
/// Lets people in. What takes Entity Framework is fetched when a form is sent, so that showing the page does not wait for it.
/// </summary>
public sealed class SignInDesk(IServiceProvider services, WorkDatabase work, AuditLog log, Arrival arrival, FirstCode code, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    private static readonly SemaphoreSlim One = new(1);
    private static string? nobodysHash;

    private Doorkeeper Door => (Doorkeeper)services.GetRequiredService<SignInManager<Person>>();

    private UserManager<Person> People => services.GetRequiredService<UserManager<Person>>();

    /// <summary>Whether anybody can sign in yet.</summary>
    public async Task<bool> HasPeopleAsync(CancellationToken cancel) => await work.ReadAsync("select 1 from people limit 1", row => true, cancel) is [true];

    /// <summary>Tries an e-mail address and a password. Whoever they are, the answer and the time it takes are the same.</summary>
    /// <returns><c>wrong</c>, <c>second</c> where the second factor is asked for, null where they are in.</returns>
    public async Task<string?> PasswordAsync(string? email, string? password, HttpContext context)
    {
        var (stop, typed) = (context.RequestAborted, password ?? "");
        if (typed.Length > PasswordRules.Longest || (email ?? "").Length > Person.LongestEmail) typed = email = "";
        var person = string.IsNullOrWhiteSpace(email) ? null : await People.FindByEmailAsync(email.Trim());
        if (person?.PasswordHash is null || person.LeftAt is not null || await People.IsLockedOutAsync(person))
        {
            hasher.VerifyHashedPassword(person ?? new(), nobodysHash ??= hasher.HashPassword(new(), RandomNumberGenerator.GetHexString(32)), typed);
            await log.WriteAsync(Acts.Refused, "people", person?.Id ?? "", null, null, stop);
            return "wrong";
        }

        var result = await Door.PasswordSignInAsync(person, typed, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return "second";
        return await AfterAsync(result, person, context);
    }

    /// <summary>Tries the code of an authenticator, or one of the codes kept for when there is none.</summary>
    /// <returns><c>wrong</c>, <c>gone</c> where the password has to be given again, null where they are in.</returns>
    public async Task<string?> SecondAsync(string? typed, HttpContext context)
    {
        if (await Door.GetTwoFactorAuthenticationUserAsync() is not { } person) return "gone";
        var sent = string.Concat((typed ?? "").Where(sign => !char.IsWhiteSpace(sign)));
        if (sent.Length > 20) sent = "";
        var isTotp = sent.Length == 6 && sent.All(char.IsAsciiDigit);
        if (isTotp && !await UsedCodes.TakeAsync(People, person, sent, clock)) return await AfterAsync(SignInResult.Failed, person, context);
        return await AfterAsync(isTotp ? await Door.TwoFactorAuthenticatorSignInAsync(sent, false, false) : await Door.TwoFactorRecoveryCodeSignInAsync(sent), person, context);
    }

    /// <summary>Makes the first person, an administrator, and lets them in.</summary>
    /// <returns>Why not: see <see cref="PeopleDesk.AddAsync"/>, <c>there</c> where somebody was faster, <c>code</c>; null where they are in.</returns>
    public async Task<string?> FirstAsync(FirstForm form, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(form);
        await One.WaitAsync(context.RequestAborted);
        try
        {
            if (await People.Users.AnyAsync(context.RequestAborted)) return "there";
            if (code.IsAsked(context) && !code.Holds(form.Code)) return "code";
            var (person, why) = PeopleDesk.Typed(new(null, form.Name, form.Email, nameof(Role.Administrator), null), clock);
            if (person is null) return why;
            if (Refused(await People.CreateAsync(person, form.Password ?? "")) is { } refused) return refused;
            await Door.SignInAsync(person, isPersistent: false);
            return await AfterAsync(SignInResult.Success, person, context);
        }
        finally
        {
            One.Release();
        }
    }

    /// <summary>Chooses a password by a one-time link.</summary>
    /// <returns>Why not; <c>gone</c> where the link holds no more; null where it was done.</returns>
    public async Task<string?> JoinAsync(string? id, string? token, string? password, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(id) || await People.FindByIdAsync(id) is not { LeftAt: null } person) return "gone";
        var result = await People.ResetPasswordAsync(person, token ?? "", password ?? "");
        if (result.Succeeded && person.LockoutEnd is not null) await People.SetLockoutEndDateAsync(person, null);
        services.GetRequiredService<Sessions>().Forget();
        if (!result.Succeeded) await log.WriteAsync(Acts.Refused, "people", person.Id, null, null, cancel);
        return result.Errors.Any(error => error.Code == "InvalidToken") ? "gone" : Refused(result);
    }

    /// <summary>Ends the session of this browser.</summary>
    public async Task LeaveAsync(HttpContext context)
    {
        var session = await CookieRules.SessionAsync(context);
        await Door.SignOutAsync();
        if (session is not null) await services.GetRequiredService<Sessions>().EndAsync(Member.Of(context).Id, session, context.RequestAborted);
    }

    /// <summary>Why Identity refused, as a word; null where it did not.</summary>
    internal static string? Refused(IdentityResult result) => result.Succeeded ? null : result.Errors.First().Code switch
    {
        "DuplicateEmail" or "DuplicateUserName" => "taken",
        "InvalidEmail" or "InvalidUserName" => "email",
        "PasswordTooShort" => "short",
        "PasswordLong" => "long",
        "PasswordCommon" => "common",
        "PasswordPersonal" => "personal",
        "PasswordMismatch" => "mismatch",
        "ConcurrencyFailure" => "overtaken",
        _ => "other",
    };

    private async Task<string?> AfterAsync(SignInResult result, Person person, HttpContext context)
    {
        await log.WriteAsync(result.Succeeded ? Acts.SignedIn : Acts.Refused, "people", person.Id, null, result.Succeeded ? Member.Of(person) : null, context.RequestAborted);
        if (!result.Succeeded) return "wrong";
        await arrival.WelcomeAsync(person, context);
        return null;
    }
}
