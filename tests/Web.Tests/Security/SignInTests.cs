using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Security.People;
using Retention.Web.Work;

namespace Retention.Web.Tests.Security;

/// <summary>Coming in and staying in: what lets people in, what does not, and what ends it.</summary>
[Collection(nameof(SignedApp))]
public class SignInTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_is_asked_to_sign_in_and_led_where_they_wanted_to_go()
    {
        using var ana = new SignedPerson(app);
        using var asked = await ana.GetAsync("/health?band=red");
        asked.Headers.Location!.ToString().ShouldBe("/sign-in?back=%2Fhealth%3Fband%3Dred");
        (await ana.TryAsync(app.Of(Role.Viewer).Email!, SignedApp.Password, "/health?band=red")).ShouldBe("/health?band=red");
        (await ana.StatusAsync("/health")).ShouldBe(200);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site(string back)
    {
        using var ana = new SignedPerson(app);
        (await ana.TryAsync(app.Of(Role.Viewer).Email!, SignedApp.Password, back)).ShouldBe("/");
    }

    [Fact]
    public async Task A_part_of_a_page_sends_the_whole_page_to_the_door()
    {
        using var ana = new SignedPerson(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/search?q=a") { Headers = { { "HX-Request", "true" } } };
        using var response = await ana.Client.SendAsync(request, Stop);
        (response.StatusCode, response.Headers.GetValues("HX-Redirect").Single()).ShouldBe((HttpStatusCode.Unauthorized, "/sign-in"));
    }

    [Fact]
    public async Task The_cookie_is_for_this_site_and_not_for_scripts()
    {
        using var ana = new SignedPerson(app);
        using var response = await ana.SendAsync("/sign-in", "/sign-in", ("email", app.Of(Role.Viewer).Email!), ("password", SignedApp.Password));
        var cookie = response.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("session=", StringComparison.Ordinal));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("expires", Case.Insensitive, "it goes with the browser");
        cookie.ShouldNotContain("secure", Case.Insensitive, "the app is asked over http");
    }

    [Fact]
    public async Task Over_https_the_cookie_is_for_https_only()
    {
        var options = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptionsMonitor<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>>();
        foreach (var scheme in new[] { Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme, Microsoft.AspNetCore.Identity.IdentityConstants.TwoFactorUserIdScheme })
        {
            var cookie = options.Get(scheme).Cookie;
            (cookie.SecurePolicy, cookie.HttpOnly, cookie.SameSite).ShouldBe((Microsoft.AspNetCore.Http.CookieSecurePolicy.SameAsRequest, true, Microsoft.AspNetCore.Http.SameSiteMode.Lax));
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task Five_wrong_tries_lock_an_account_for_five_minutes_and_nobody_can_tell_whether_there_is_one()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var ana = new SignedPerson(app);
        string? Said(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector("[role=alert]")?.TextContent.Trim();
        var unknown = Said(await ana.ShownAsync("/sign-in", "/sign-in", ("email", "nobody@example.com"), ("password", "not this one at all")));
        unknown.ShouldNotBeNullOrEmpty();
        for (var i = 0; i < 5; i++) Said(await ana.ShownAsync("/sign-in", "/sign-in", ("email", person.Email!), ("password", "not this one at all"))).ShouldBe(unknown);
        Said(await ana.ShownAsync("/sign-in", "/sign-in", ("email", person.Email!), ("password", SignedApp.Password))).ShouldBe(unknown);
        app.Clock.Offset -= TimeSpan.FromHours(1);
        try
        {
            // A clock that was set back does not make five minutes sixty-five.
            (await ana.TryAsync(person.Email!, SignedApp.Password)).ShouldBe("/");
        }
        finally
        {
            app.Clock.Offset = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var ana = new SignedPerson(app);
        async Task<double> TimeAsync(string email)
        {
            var watch = Stopwatch.StartNew();
            await ana.ShownAsync("/sign-in", "/sign-in", ("email", email), ("password", "not this one at all"));
            return watch.Elapsed.TotalMilliseconds;
        }

        // In turns, so that both meet the same machine.
        await TimeAsync("nobody@example.com");
        var (known, unknown) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < 4; i++)
        {
            known = Math.Min(known, await TimeAsync(person.Email!));
            unknown = Math.Min(unknown, await TimeAsync("nobody@example.com"));
        }

        unknown.ShouldBeGreaterThan(known * 0.5, $"{known} ms against {unknown} ms");
    }

    [Fact]
    public async Task An_enormous_password_is_refused_before_it_is_hashed()
    {
        using var ana = new SignedPerson(app);
        var watch = Stopwatch.StartNew();
        (await ana.ShownAsync("/sign-in", "/sign-in", ("email", app.Of(Role.Viewer).Email!), ("password", new string('x', 40_000)))).QuerySelector("[role=alert]").ShouldNotBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        using var form = new FormUrlEncodedContent([new("password", new string('x', 200_000))]);
        using var response = await ana.Client.PostAsync("/sign-in", form, Stop);
        ((int)response.StatusCode).ShouldBeOneOf(400, 413);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_words()
    {
        using var ana = new SignedPerson(app);
        using var form = new FormUrlEncodedContent([new("email", app.Of(Role.Viewer).Email!), new("password", SignedApp.Password), new("__RequestVerificationToken", "forged")]);
        using var response = await ana.Client.PostAsync("/sign-in", form, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain("<h1>");
        (await ana.StatusAsync("/health")).ShouldBe(302);
    }

    [Fact]
    public async Task The_first_page_is_closed_once_there_is_somebody()
    {
        using var ana = new SignedPerson(app);
        using var response = await ana.GetAsync("/first");
        response.Headers.Location!.ToString().ShouldBe("/sign-in");
        using var sent = await ana.SendAsync("/sign-in", "/first", ("name", "Eve"), ("email", "eve@example.com"), ("password", "eleven odd teapots 3"));
        sent.Headers.Location!.ToString().ShouldBe("/sign-in");
        (await ana.TryAsync("eve@example.com", "eleven odd teapots 3")).ShouldBeNull();
    }

    [Fact]
    public async Task Private_segments_of_a_browser_go_to_the_person_who_signs_in_with_it()
    {
        var reader = Reader.New();
        var segments = app.Services.GetRequiredService<SavedSegments>();
        (await segments.SaveAsync(new(0, "Mine", "segment:small", false, null), reader, Stop)).ShouldBeNull();
        var person = await app.AddAsync(Role.Analyst);
        (await segments.SaveAsync(new(0, "Mine", "segment:mid", false, null), person.Id, Stop)).ShouldBeNull();
        using var ana = new SignedPerson(app);
        ana.Client.DefaultRequestHeaders.Add("Cookie", $"{Reader.Cookie}={reader}");
        await ana.SignInAsync(person.Email!, SignedApp.Password);
        (await segments.SeenByAsync(person.Id, Stop)).Where(one => one.Owner == person.Id).Select(one => one.Name).ShouldBe(["Mine", "Mine (2)"]);
        (await segments.SeenByAsync(reader, Stop)).ShouldNotContain(one => one.Owner == reader);
    }
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class SignInTestsOnPostgres(SignedAppOnPostgres app) : SignInTests(app);
