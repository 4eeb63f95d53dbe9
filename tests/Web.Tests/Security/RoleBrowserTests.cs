using Microsoft.Playwright;
using Retention.Web.Security;
using Retention.Web.Tests.Browser;

namespace Retention.Web.Tests.Security;

/// <summary>Each role in a browser: signs in with the form, sees what it may and is offered nothing that it may not.</summary>
[Collection(nameof(SignedApp))]
public sealed class RoleBrowserTests(SignedApp app, TheBrowser browser)
{
    [Theory]
    [InlineData(Role.Viewer, new[] { "/data", "/jobs" }, new[] { "/settings" })]
    [InlineData(Role.Csm, new[] { "/health", "/renewals" }, new[] { "/data", "/jobs", "/settings" })]
    [InlineData(Role.Executive, new[] { "/data", "/jobs" }, new[] { "/settings" })]
    [InlineData(Role.Analyst, new[] { "/data", "/jobs" }, new[] { "/settings" })]
    [InlineData(Role.Administrator, new[] { "/data", "/jobs", "/settings" }, new string[0])]
    public async Task Signs_in_and_sees_what_it_may(Role role, string[] offered, string[] kept)
    {
        await using var visitor = await InAsync(role);
        foreach (var path in offered) (await visitor.Page.Locator($"nav.side a[href='{path}']").CountAsync()).ShouldBe(1, path);
        foreach (var path in kept)
        {
            (await visitor.Page.Locator($"a[href^='{path}']:not([data-send])").CountAsync()).ShouldBe(0, path);
            (await visitor.GoAsync(path)).Status.ShouldBe(403);
            (await visitor.Page.Locator("h1").InnerTextAsync()).ShouldBe("This is not open to you");
        }

        visitor.Forgive("403");
        await visitor.GoAsync("/health");
        (await visitor.Page.Locator("a[data-export]").CountAsync()).ShouldBe(role == Role.Viewer ? 0 : 1);
        (await visitor.Page.Locator("a[data-send]").CountAsync()).ShouldBe(role is Role.Analyst or Role.Administrator ? 1 : 0);
        (await visitor.Page.Locator(".strip, .notice.demo").CountAsync()).ShouldBe(0);
        var customer = app.Books.First(one => one.Value == app.Book).Key;
        await visitor.GoAsync($"/customers/{customer}");
        (await visitor.Page.Locator("form[action*='handler=override']").CountAsync()).ShouldBe(role is Role.Csm or Role.Analyst or Role.Administrator ? 1 : 0);
        await visitor.GoAsync("/");
        (await visitor.Page.Locator("#commentary details").CountAsync()).ShouldBe(role is Role.Executive or Role.Administrator ? 1 : 0);
        await visitor.Page.Locator("form.member button").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/sign-in");
        (await visitor.GoAsync("/health")).Url.ShouldContain("/sign-in?back=%2Fhealth");
    }

    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 1280)]
    [InlineData("es-ES", ColorScheme.Dark, 360)]
    public async Task The_pages_of_people_are_accessible_and_fit(string language, ColorScheme theme, int width)
    {
        await using var visitor = await browser.VisitAsync(app, language, theme, width);
        foreach (var path in new[] { "/sign-in", "/sign-in?back=/health", "/sign-in/second", "/join?person=x&token=y", "/join", "/problem/403" }) await LookAsync(visitor, path, language);
        visitor.Forgive("403");
        await SignInAsync(visitor, Role.Administrator);
        foreach (var path in new[] { "/account", "/account/second", "/settings", "/settings/keys", "/settings/webhooks", "/settings/audit", "/settings/audit?act=signed_in" }) await LookAsync(visitor, path, language);
        await visitor.GoAsync("/settings/keys");
        await visitor.Page.Locator("input[name=name]").FillAsync("Warehouse of the group");
        await visitor.Page.Locator("form.fields button[type=submit]").ClickAsync();
        await visitor.Page.Locator(".once").WaitForAsync();
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitAsync();
        await visitor.KeepAsync($"keys-made-{language[..2]}-{width}");
    }

    [Fact]
    public async Task The_door_works_without_scripts()
    {
        await using var visitor = await browser.VisitAsync(app, javaScript: false);
        await SignInAsync(visitor, Role.Viewer);
        (await visitor.Page.Locator("form.member a").InnerTextAsync()).ShouldBe("Viewer");
    }

    private async Task<Visitor> InAsync(Role role)
    {
        var visitor = await browser.VisitAsync(app);
        await SignInAsync(visitor, role);
        return visitor;
    }

    private async Task SignInAsync(Visitor visitor, Role role)
    {
        await visitor.GoAsync("/");
        await visitor.Page.Locator("input[name=email]").FillAsync(app.Of(role).Email!);
        await visitor.Page.Locator("input[name=password]").FillAsync(SignedApp.Password);
        await visitor.Page.Locator(".door button[type=submit]").ClickAsync();
        await visitor.Page.Locator("form.member").WaitForAsync();
    }

    private static async Task LookAsync(Visitor visitor, string path, string language)
    {
        await visitor.GoAsync(path);
        await visitor.ShouldBeAccessibleAsync();
        await visitor.ShouldFitAsync();
        await visitor.KeepAsync($"{string.Concat(path.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-'))}-{language[..2]}");
    }
}
