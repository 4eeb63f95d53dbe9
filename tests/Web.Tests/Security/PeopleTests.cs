using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Retention.Web.Security;
using Retention.Web.Security.People;

namespace Retention.Web.Tests.Security;

/// <summary>What an administrator does about people.</summary>
[Collection(nameof(SignedApp))]
public class PeopleTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_one_time_link_lets_somebody_choose_a_password_once()
    {
        using var admin = await app.EnterAsync(Role.Administrator);
        var email = $"new-{Guid.NewGuid():n}@example.com";
        var link = await LinkAsync(admin, "/settings", ("name", "<b>Iris</b> <script>alert(1)</script>"), ("email", email), ("role", "Viewer"), ("book", ""));
        (await admin.ReadAsync("/settings")).QuerySelectorAll("tbody script").ShouldBeEmpty();
        using var iris = new SignedPerson(app);
        (await iris.TryAsync(email, "")).ShouldBeNull("an account without a password lets nobody in");
        (await iris.ShownAsync(link, "/join", Fields(link, "short"))).QuerySelector("input[name=password]").ShouldNotBeNull("a refused password leaves the link as it was");
        (await iris.ShownAsync(link, "/join", Fields(link, "nine quiet lanterns 2"))).QuerySelector("[role=status]").ShouldNotBeNull();
        (await iris.TryAsync(email, "nine quiet lanterns 2")).ShouldBe("/");
        using var thief = new SignedPerson(app);
        (await thief.ShownAsync(link, "/join", Fields(link, "eleven odd teapots 3"))).QuerySelector("[role=alert]").ShouldNotBeNull("used");
        (await thief.TryAsync(email, "eleven odd teapots 3")).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_links_the_later_holds_and_a_part_of_one_does_not()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var admin = await app.EnterAsync(Role.Administrator);
        var first = await LinkAsync(admin, "/settings?handler=Link", ("id", person.Id));
        var second = await LinkAsync(admin, "/settings?handler=Link", ("id", person.Id));
        using var iris = new SignedPerson(app);
        foreach (var link in new[] { first, second[..^5], $"/join?person={app.Of(Role.Administrator).Id}&token={second.Split("token=")[1]}" })
        {
            (await iris.ShownAsync(second, "/join", Fields(link, "nine quiet lanterns 2"))).QuerySelector("[role=alert]").ShouldNotBeNull(link);
        }

        (await iris.ShownAsync(second, "/join", Fields(second, "nine quiet lanterns 2"))).QuerySelector("[role=status]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_link_that_has_expired_opens_nothing()
    {
        var person = await app.AddAsync(Role.Viewer);
        using var admin = await app.EnterAsync(Role.Administrator);
        var link = await LinkAsync(admin, "/settings?handler=Link", ("id", person.Id));
        using var iris = new SignedPerson(app);
        var tokens = app.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value;
        tokens.TokenLifespan.ShouldBe(OneTimeLink.Holds);
        try
        {
            tokens.TokenLifespan = TimeSpan.Zero;
            (await iris.ShownAsync(link, "/join", Fields(link, "nine quiet lanterns 2"))).QuerySelector("[role=alert]").ShouldNotBeNull();
        }
        finally
        {
            tokens.TokenLifespan = OneTimeLink.Holds;
        }

        (await iris.ShownAsync(link, "/join", Fields(link, "nine quiet lanterns 2"))).QuerySelector("[role=status]").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("password12345")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabc")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopas")]
    [InlineData("retention numbers")]
    [InlineData("viewer lives here")]
    [InlineData("elevenchars")]
    public async Task Passwords_that_are_tried_first_are_refused(string password)
    {
        var person = await app.AddAsync(Role.Viewer, name: "Viewer");
        using var ana = new SignedPerson(app);
        await ana.SignInAsync(person.Email!, SignedApp.Password);
        (await ana.ShownAsync("/account", "/account?handler=Password", ("current", SignedApp.Password), ("next", password))).QuerySelector("[role=alert]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_role_and_being_shut_out_hold_at_once()
    {
        var person = await app.AddAsync(Role.Executive);
        using var admin = await app.EnterAsync(Role.Administrator);
        using var eve = new SignedPerson(app);
        await eve.SignInAsync(person.Email!, SignedApp.Password);
        (await eve.StatusAsync("/data")).ShouldBe(200);
        using var changed = await admin.SendAsync("/settings", "/settings?handler=Change", ("id", person.Id), ("name", person.Name), ("role", "Csm"), ("book", app.Book));
        (await eve.StatusAsync("/data")).ShouldBe(403);
        using var left = await admin.SendAsync("/settings", "/settings?handler=Leave", ("id", person.Id));
        (await eve.StatusAsync("/health")).ShouldBe(302);
        (await eve.TryAsync(person.Email!, SignedApp.Password)).ShouldBeNull();
        using var back = await admin.SendAsync("/settings", "/settings?handler=Return", ("id", person.Id));
        await eve.SignInAsync(person.Email!, SignedApp.Password);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using var scope = app.Services.CreateScope();
        var desk = scope.ServiceProvider.GetRequiredService<PeopleDesk>();
        var admin = app.Of(Role.Administrator);
        var invited = await desk.AddAsync(new(null, "Invited", $"i-{Guid.NewGuid():n}@example.com", "Administrator", null), Stop);
        invited.Refused.ShouldBeNull();
        (await desk.ChangeAsync(new(admin.Id, admin.Name, null, "Viewer", null), Stop)).ShouldBe("last", "who was only invited cannot sign in yet");
        (await desk.LeaveAsync(new(admin.Id, null, null, null, null), Stop)).ShouldBe("last");
        var second = await app.AddAsync(Role.Administrator);
        (await desk.ChangeAsync(new(second.Id, second.Name, null, "Viewer", null), Stop)).ShouldBeNull();
    }

    [Theory]
    [InlineData("", "a@example.com", "Viewer", "", "name")]
    [InlineData("Ana", "not an address", "Viewer", "", "email")]
    [InlineData("Ana", "a@example.com", "King", "", "role")]
    [InlineData("Ana", "a@example.com", "7", "", "role")]
    [InlineData("Ana", "a@example.com", "Csm", " ", "book")]
    public async Task What_makes_no_account_is_said(string name, string email, string role, string book, string why)
    {
        using var scope = app.Services.CreateScope();
        (await scope.ServiceProvider.GetRequiredService<PeopleDesk>().AddAsync(new(null, name, email, role, book), Stop)).Refused.ShouldBe(why);
    }

    [Fact]
    public async Task Two_accounts_cannot_share_an_address()
    {
        using var scope = app.Services.CreateScope();
        (await scope.ServiceProvider.GetRequiredService<PeopleDesk>().AddAsync(new(null, "Ana", app.Of(Role.Viewer).Email!.ToUpperInvariant(), "Viewer", null), Stop)).Refused.ShouldBe("taken");
    }

    private static (string, string)[] Fields(string link, string password)
    {
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Split('?')[1]);
        return [("person", query["person"]!), ("token", query["token"]!), ("password", password)];
    }

    private static async Task<string> LinkAsync(SignedPerson admin, string address, params (string, string)[] fields) =>
        new Uri((await admin.ShownAsync("/settings", address, fields)).QuerySelector(".once input")!.GetAttribute("value")!).PathAndQuery;
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class PeopleTestsOnPostgres(SignedAppOnPostgres app) : PeopleTests(app);
