using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Retention.Web.Security;

namespace Retention.Web.Tests;

/// <summary>What every answer tells the browser, and what the app refuses.</summary>
public sealed class HeadersTests(TheApp app)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/there-is-no-such-page")]
    [InlineData("/healthz")]
    [InlineData("/css/app.css")]
    public async Task Every_answer_forbids_what_the_app_does_not_need(string path)
    {
        using var client = app.Client();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        response.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https", "retention.example", "max-age=31536000")]
    [InlineData("https", "retention.example:8443", "max-age=31536000")]
    [InlineData("http", "retention.example", "")]
    [InlineData("https", "127.0.0.1:5080", "")]
    public async Task Who_came_by_https_is_told_to_come_back_by_it(string scheme, string host, string said)
    {
        var starting = new Starting();
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseFeature>(starting);
        (context.Request.Scheme, context.Request.Host) = (scheme, new HostString(host));
        var pipeline = new ApplicationBuilder(app.Services).UseSecurityHeaders();
        pipeline.Run(_ => Task.CompletedTask);
        await pipeline.Build()(context);
        await starting.Begin!();
        context.Response.Headers.StrictTransportSecurity.ToString().ShouldBe(said);
    }

    [Fact]
    public async Task Pages_are_not_kept_and_files_with_a_fingerprint_are_kept_for_ever()
    {
        using var client = app.Client();
        var page = await client.GetAsync("/", TestContext.Current.CancellationToken);
        page.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var files = Html.Files(html).Concat(Html.LaterFiles(html)).ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            var response = await client.GetAsync(file, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            response.Headers.CacheControl!.ToString().ShouldContain("immutable", Case.Insensitive, file);
        }
    }

    [Fact]
    public async Task A_foreign_host_name_gets_nothing()
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "rebound.example" } };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/preferences")]
    [InlineData("/start-empty")]
    [InlineData("/segments")]
    [InlineData("/segments?handler=Delete")]
    [InlineData("/targets")]
    [InlineData("/targets?handler=Delete")]
    [InlineData("/commentary")]
    public async Task A_form_without_its_token_changes_nothing(string path)
    {
        using var client = app.Client();
        using var form = new FormUrlEncodedContent([new("language", "es")]);
        using var response = await client.PostAsync(path, form, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Location").ShouldBeFalse();
    }

    [Fact]
    public async Task A_choice_of_language_and_theme_stays_and_never_leads_away()
    {
        using var client = app.Client();
        var html = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        using var form = new FormUrlEncodedContent(
            [new("language", "es"), new("theme", "dark"), new("back", "//elsewhere.example"), new("__RequestVerificationToken", Html.Token(html))]);
        using var response = await client.PostAsync("/preferences", form, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/");
        (await client.GetStringAsync("/", TestContext.Current.CancellationToken)).ShouldContain("<html lang=\"es\" data-bs-theme=\"dark\"");
    }

    /// <summary>An answer whose beginning a test decides.</summary>
    private sealed class Starting : HttpResponseFeature
    {
        public Func<Task>? Begin { get; private set; }

        public override void OnStarting(Func<object, Task> callback, object state) => Begin = () => callback(state);
    }
}
