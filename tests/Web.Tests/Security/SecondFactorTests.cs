using System.Buffers.Binary;
using System.Security.Cryptography;
using Retention.Web.Security;

namespace Retention.Web.Tests.Security;

/// <summary>The second factor: switched on by a code, asked for then, each code once.</summary>
[Collection(nameof(SignedApp))]
public class SecondFactorTests(SignedApp app)
{
    [Fact]
    public async Task A_code_is_asked_for_lets_in_once_and_a_recovery_code_does_when_there_is_none()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var desk = new SignedPerson(app);
        await desk.SignInAsync(person.Email!, SignedApp.Password);
        var page = await desk.ReadAsync("/account/second");
        var key = page.QuerySelector(".second code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        page.QuerySelector(".second img")!.GetAttribute("src")!.ShouldStartWith("data:image/png;base64,");
        page.QuerySelector(".second a")!.GetAttribute("href")!.ShouldBe($"otpauth://totp/Retention:{Uri.EscapeDataString(person.Email!)}?secret={key}&issuer=Retention&digits=6");
        (await desk.ShownAsync("/account/second", "/account/second", ("code", "000000"))).QuerySelector("[role=alert]").ShouldNotBeNull();
        var first = Code(key, -1);
        var codes = (await desk.ShownAsync("/account/second", "/account/second", ("code", first))).QuerySelectorAll(".once-codes code").Select(one => one.TextContent).ToList();
        codes.Count.ShouldBe(10);
        (await desk.StatusAsync("/health")).ShouldBe(200, "who switched it on stays in");

        using var phone = new SignedPerson(app);
        (await phone.TryAsync(person.Email!, SignedApp.Password, "/health")).ShouldBe("/sign-in/second?back=%2Fhealth");
        (await phone.StatusAsync("/health")).ShouldBe(302, "half in is not in");
        (await phone.ShownAsync("/sign-in/second", "/sign-in/second", ("code", first))).QuerySelector("[role=alert]").ShouldNotBeNull("it was used to switch on");
        var now = Code(key, 0);
        using var entered = await phone.SendAsync("/sign-in/second", "/sign-in/second", ("code", now), ("back", "/health"));
        entered.Headers.Location!.ToString().ShouldBe("/health");

        using var thief = new SignedPerson(app);
        await thief.TryAsync(person.Email!, SignedApp.Password);
        (await thief.ShownAsync("/sign-in/second", "/sign-in/second", ("code", now))).QuerySelector("[role=alert]").ShouldNotBeNull("a code works once");

        using var lost = new SignedPerson(app);
        await lost.TryAsync(person.Email!, SignedApp.Password);
        using var recovered = await lost.SendAsync("/sign-in/second", "/sign-in/second", ("code", codes[0]));
        recovered.Headers.Location!.ToString().ShouldBe("/");
        using var again = new SignedPerson(app);
        await again.TryAsync(person.Email!, SignedApp.Password);
        (await again.ShownAsync("/sign-in/second", "/sign-in/second", ("code", codes[0]))).QuerySelector("[role=alert]").ShouldNotBeNull("a recovery code works once");
    }

    [Fact]
    public async Task Who_has_given_no_password_is_sent_back_to_it()
    {
        using var ana = new SignedPerson(app);
        using var response = await ana.SendAsync("/sign-in/second", "/sign-in/second", ("code", "123456"));
        response.Headers.Location!.ToString().ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Switching_off_takes_the_password()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var desk = new SignedPerson(app);
        await desk.SignInAsync(person.Email!, SignedApp.Password);
        var key = (await desk.ReadAsync("/account/second")).QuerySelector(".second code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        await desk.ShownAsync("/account/second", "/account/second", ("code", Code(key, 0)));
        (await desk.ShownAsync("/account/second", "/account/second?handler=Off", ("password", "not this one at all"))).QuerySelector("[role=alert]").ShouldNotBeNull();
        using var off = await desk.SendAsync("/account/second", "/account/second?handler=Off", ("password", SignedApp.Password));
        off.Headers.Location!.ToString().ShouldBe("/account");
        using var again = new SignedPerson(app);
        await again.SignInAsync(person.Email!, SignedApp.Password);
    }

    /// <summary>What an authenticator shows (RFC 6238), some steps of 30 seconds from now.</summary>
    internal static string Code(string key, int steps)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(sign => Convert.ToString(letters.IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + steps);
#pragma warning disable CA5350 // Authenticators count with SHA-1.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & int.MaxValue) % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class SecondFactorTestsOnPostgres(SignedAppOnPostgres app) : SecondFactorTests(app);
