using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Security.People;
using Retention.Web.Work;

namespace Retention.Web.Tests.Security;

/// <summary>Staying in, and what ends it.</summary>
[Collection(nameof(SignedApp))]
public class SessionTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signing_out_ends_the_session_whoever_kept_the_cookie()
    {
        using var kept = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Address) };
        var session = await CookieAsync(app.Of(Role.Viewer).Email!);
        kept.DefaultRequestHeaders.Add("Cookie", session.Cookie);
        (await kept.GetAsync("/health", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var left = await session.Person.SendAsync("/health", "/sign-out");
        left.Headers.Location!.ToString().ShouldBe("/sign-in");
        (await kept.GetAsync("/health", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        session.Person.Dispose();
    }

    [Fact]
    public async Task A_session_is_ended_from_another_one_and_all_others_at_once()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var desk = await InAsync(person);
        using var phone = await InAsync(person);
        using var tablet = await InAsync(person);
        var sessions = app.Services.GetRequiredService<Sessions>();
        (await sessions.OfAsync(person.Id, Stop)).Count.ShouldBe(3);
        var page = await desk.ReadAsync("/account");
        var one = page.QuerySelectorAll("input[name=session]")[0].GetAttribute("value")!;
        using var _ = await desk.SendAsync("/account", "/account?handler=EndSession", ("session", one));
        new[] { await phone.StatusAsync("/health"), await tablet.StatusAsync("/health") }.Count(status => status == 200).ShouldBe(1);
        using var __ = await desk.SendAsync("/account", "/account?handler=EndOthers");
        (await phone.StatusAsync("/health"), await tablet.StatusAsync("/health"), await desk.StatusAsync("/health")).ShouldBe((302, 302, 200));
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var desk = await InAsync(person);
        using var phone = await InAsync(person);
        using var done = await desk.SendAsync("/account", "/account?handler=Password", ("current", SignedApp.Password), ("next", "nine quiet lanterns 2"));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.StatusAsync("/health"), await phone.StatusAsync("/health")).ShouldBe((200, 302));
        using var again = new SignedPerson(app);
        (await again.TryAsync(person.Email!, SignedApp.Password)).ShouldBeNull();
        (await again.TryAsync(person.Email!, "nine quiet lanterns 2")).ShouldBe("/");
    }

    [Fact]
    public async Task A_session_is_over_after_fourteen_days_and_a_clock_set_back_ends_none()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var ana = await InAsync(person);
        try
        {
            app.Clock.Offset = -TimeSpan.FromHours(1);
            (await ana.StatusAsync("/health")).ShouldBe(200);
            app.Clock.Offset = TimeSpan.Zero;
            // Used every eight hours, it slides; after fourteen days it ends all the same.
            for (var hours = 8; hours <= 14 * 24; hours += 8)
            {
                app.Clock.Offset = TimeSpan.FromHours(hours);
                app.Services.GetRequiredService<Sessions>().Forget();
                (await ana.StatusAsync("/keyboard")).ShouldBe(hours < 14 * 24 ? 200 : 302, $"after {hours} hours");
            }
        }
        finally
        {
            app.Clock.Offset = TimeSpan.Zero;
        }
    }

    private async Task<SignedPerson> InAsync(Person person)
    {
        var one = new SignedPerson(app);
        await one.SignInAsync(person.Email!, SignedApp.Password);
        return one;
    }

    private async Task<(SignedPerson Person, string Cookie)> CookieAsync(string email)
    {
        var person = new SignedPerson(app);
        using var response = await person.SendAsync("/sign-in", "/sign-in", ("email", email), ("password", SignedApp.Password));
        return (person, response.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("session=", StringComparison.Ordinal)).Split(';')[0]);
    }
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class SessionTestsOnPostgres(SignedAppOnPostgres app) : SessionTests(app);
