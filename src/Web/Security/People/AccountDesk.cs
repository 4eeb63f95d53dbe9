using Microsoft.AspNetCore.Identity;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Security.People;

/// <summary>The second factor as the account page shows it.</summary>
/// <param name="IsOn">Whether it is asked for.</param>
/// <param name="Key">The key for an authenticator, in groups of four; null where it is on already.</param>
/// <param name="Link">The same as an address that authenticators open.</param>
/// <param name="CodesLeft">How many of the recovery codes are left.</param>
public sealed record SecondFactor(bool IsOn, string? Key, string? Link, int CodesLeft);

/// <summary>What people do about their own account.</summary>
public sealed class AccountDesk(IServiceProvider services, Sessions sessions, TimeProvider clock)
{
    private const int Codes = 10;

    private UserManager<Person> People => services.GetRequiredService<UserManager<Person>>();

    /// <summary>Who is signed in.</summary>
    public async Task<Person> MeAsync(HttpContext context) =>
        await People.FindByIdAsync(Member.Of(context).Id) ?? throw new InvalidOperationException("Only who is signed in has an account.");

    /// <summary>Changes the name and the language.</summary>
    /// <returns>Why not: <c>name</c>; null where it was done.</returns>
    public async Task<string?> DescribeAsync(string? name, string? language, HttpContext context)
    {
        var (person, typed) = (await MeAsync(context), PeopleDesk.Line(name));
        if (typed.Length is 0 or > Person.LongestName) return "name";
        (person.Name, person.Language) = (typed, Cultures.Languages.Contains(language) ? language : null);
        var refused = SignInDesk.Refused(await People.UpdateAsync(person));
        sessions.Forget();
        if (refused is null) Arrival.Speak(context, person.Language);
        return refused;
    }

    /// <summary>Changes the password; every other session of theirs is over.</summary>
    /// <returns>Why not; null where it was done.</returns>
    public async Task<string?> ChangePasswordAsync(string? current, string? next, HttpContext context)
    {
        var person = await MeAsync(context);
        if ((current ?? "").Length > PasswordRules.Longest) return "mismatch";
        return await RenewAsync(person, await People.ChangePasswordAsync(person, current ?? "", next ?? ""), context);
    }

    /// <summary>The second factor, with a key to begin with where there is none yet.</summary>
    public async Task<SecondFactor> SecondAsync(HttpContext context)
    {
        var person = await MeAsync(context);
        if (person.TwoFactorEnabled) return new(true, null, null, await People.CountRecoveryCodesAsync(person));
        if (await People.GetAuthenticatorKeyAsync(person) is not { Length: > 0 } key)
        {
            // Not yet in use, so that no session has to end for it.
            key = People.GenerateNewAuthenticatorKey();
            await ((IUserAuthenticatorKeyStore<Person>)services.GetRequiredService<IUserStore<Person>>()).SetAuthenticatorKeyAsync(person, key, context.RequestAborted);
            await People.UpdateAsync(person);
        }

        return new(false, string.Join(' ', key.Chunk(4).Select(part => new string(part))), $"otpauth://totp/Retention:{Uri.EscapeDataString(person.Email!)}?secret={key}&issuer=Retention&digits=6", 0);
    }

    /// <summary>Switches the second factor on by a code that proves that the authenticator has the key.</summary>
    /// <returns>The recovery codes, shown now and never again; null where the code is not right.</returns>
    public async Task<IReadOnlyList<string>?> SwitchOnAsync(string? code, HttpContext context)
    {
        var (person, typed) = (await MeAsync(context), string.Concat((code ?? "").Where(char.IsAsciiDigit)));
        if (typed.Length != 6 || !await People.VerifyTwoFactorTokenAsync(person, People.Options.Tokens.AuthenticatorTokenProvider, typed)) return null;
        await UsedCodes.TakeAsync(People, person, typed, clock);
        await RenewAsync(person, await People.SetTwoFactorEnabledAsync(person, true), context);
        return await NewCodesAsync(person);
    }

    /// <summary>Switches it off; the key goes with it.</summary>
    /// <returns>Why not: <c>mismatch</c> where the password is wrong; null where it was done.</returns>
    public async Task<string?> SwitchOffAsync(string? password, HttpContext context)
    {
        var person = await MeAsync(context);
        if (!await ProveAsync(person, password)) return "mismatch";
        await People.SetTwoFactorEnabledAsync(person, false);
        return await RenewAsync(person, await People.ResetAuthenticatorKeyAsync(person), context);
    }

    /// <summary>New recovery codes; the earlier ones hold no more. Null where the password is wrong, or the second factor off.</summary>
    public async Task<IReadOnlyList<string>?> NewCodesAsync(string? password, HttpContext context)
    {
        var person = await MeAsync(context);
        return person.TwoFactorEnabled && await ProveAsync(person, password) ? await NewCodesAsync(person) : null;
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(Person person) => [.. (await People.GenerateNewTwoFactorRecoveryCodesAsync(person, Codes))!];

    private async Task<bool> ProveAsync(Person person, string? password) =>
        (password ?? "").Length <= PasswordRules.Longest && await People.CheckPasswordAsync(person, password ?? "");

    // A new stamp ends every session; the one that asked for it goes on with a new cookie.
    private async Task<string?> RenewAsync(Person person, IdentityResult result, HttpContext context)
    {
        if (SignInDesk.Refused(result) is { } refused) return refused;
        await services.GetRequiredService<SignInManager<Person>>().RefreshSignInAsync(person);
        sessions.Forget();
        return null;
    }
}
