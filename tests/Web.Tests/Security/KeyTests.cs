using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Retention.Web.Security;
using Retention.Web.Security.Keys;
using Retention.Web.Work;

namespace Retention.Web.Tests.Security;

/// <summary>Keys by which programs ask.</summary>
[Collection(nameof(SignedApp))]
public class KeyTests(SignedApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_kept_as_a_hash_and_holds_until_it_is_revoked()
    {
        using var admin = await app.EnterAsync(Role.Administrator);
        var key = (await admin.ShownAsync("/settings/keys", "/settings/keys", ("name", "<script>alert(1)</script>"), ("role", "Csm"), ("book", app.Book), ("days", "30"))).QuerySelector(".once input")!.GetAttribute("value")!;
        var (status, me) = await AskAsync(key);
        (status, me!.Value.GetProperty("role").GetString(), me.Value.GetProperty("book").GetString()).ShouldBe((HttpStatusCode.OK, "csm", app.Book));
        var page = await admin.ReadAsync("/settings/keys");
        page.Body!.InnerHtml.ShouldNotContain(key);
        page.Body.TextContent.ShouldContain(key[..16]);
        page.QuerySelectorAll("tbody script").ShouldBeEmpty();
        var kept = await app.Services.GetRequiredService<WorkDatabase>().ReadAsync("select id, name, prefix, hash, used_at from api_keys", row => string.Join(' ', Enumerable.Range(0, 4).Select(row.GetString)), Stop);
        kept.ShouldAllBe(row => !row.Contains(key, StringComparison.Ordinal));
        var id = page.QuerySelector("tbody input[name=id]")!.GetAttribute("value")!;
        (await app.Services.GetRequiredService<ApiKeys>().AllAsync(Stop)).Single(one => one.Id == id).UsedAt.ShouldNotBeNull();
        using var revoked = await admin.SendAsync("/settings/keys", "/settings/keys?handler=Revoke", ("id", id));
        (await AskAsync(key)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_ends_by_itself()
    {
        var key = (await app.Services.GetRequiredService<ApiKeys>().MakeAsync(new("Short", "Viewer", null, 30), Member.Nobody, Stop)).Key!;
        app.Clock.Offset = TimeSpan.FromDays(31);
        try
        {
            (await AskAsync(key)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            app.Clock.Offset = TimeSpan.Zero;
        }
    }

    [Theory]
    [InlineData("retention_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("x")]
    [InlineData("' or 1=1 --")]
    public async Task Any_other_key_is_refused(string key) => (await AskAsync(key)).Status.ShouldBe(HttpStatusCode.Unauthorized);

    [Fact]
    public async Task Programs_have_no_cookies_and_pages_take_no_keys()
    {
        using var admin = await app.EnterAsync(Role.Administrator);
        (await admin.StatusAsync("/api/v1/me")).ShouldBe(401);
        var key = (await app.Services.GetRequiredService<ApiKeys>().MakeAsync(new("All", "Administrator", null, 30), Member.Nobody, Stop)).Key!;
        using var client = app.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        (await client.GetAsync("/health", Stop)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<(HttpStatusCode Status, JsonElement? Me)> AskAsync(string key)
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer " + key);
        using var response = await client.GetAsync("/api/v1/me", Stop);
        return (response.StatusCode, response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>(Stop) : null);
    }
}

[Collection(nameof(SignedAppOnPostgres))]
public sealed class KeyTestsOnPostgres(SignedAppOnPostgres app) : KeyTests(app);
