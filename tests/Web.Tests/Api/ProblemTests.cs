using Retention.Web.Security;
using Retention.Web.Tests.Security;

namespace Retention.Web.Tests.Api;

/// <summary>What goes wrong is told as problem details, in the language asked for.</summary>
[Collection(nameof(SignedApp))]
public sealed class ProblemTests(SignedApp app)
{
    [Theory]
    [InlineData("/api/v1/metrics/mrr?colour=red", 400, "parameter")]
    [InlineData("/api/v1/metrics/mrr?where=colour:red", 400, "filter")]
    [InlineData("/api/v1/metrics/mrr?period=week", 400, "value")]
    [InlineData("/api/v1/metrics/mrr?from=yesterday", 400, "value")]
    [InlineData("/api/v1/metrics/mrr?from=2026-02&to=2026-01", 400, "value")]
    [InlineData("/api/v1/metrics/mrr?format=xml", 400, "value")]
    [InlineData("/api/v1/customers?per_page=0", 400, "value")]
    [InlineData("/api/v1/customers?per_page=1001", 400, "value")]
    [InlineData("/api/v1/health?page=2&format=csv", 400, "value")]
    [InlineData("/api/v1/reports/breakdown_by_attribute?month=today", 400, "value")]
    [InlineData("/api/v1/reports/cac?lag=7", 400, "value")]
    [InlineData("/api/v1/reports/load_changes?segment=small", 400, "everybody")]
    [InlineData("/api/v1/metrics/none", 404, "missing")]
    [InlineData("/api/v1/reports/none", 404, "missing")]
    [InlineData("/api/v1/customers/none", 404, "missing")]
    [InlineData("/api/v1/nowhere", 404, "missing")]
    public async Task A_request_that_cannot_be_followed_is_told_what_and_what_to_do(string address, int status, string kind)
    {
        foreach (var language in new[] { "en", "es" })
        {
            using var caller = await Caller.OfAsync(app, Role.Administrator, language: language);
            var (given, body, response) = await caller.AskAsync(HttpMethod.Get, address);
            given.ShouldBe(status, body.ToString());
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            body.GetProperty("type").GetString().ShouldBe("/api#" + kind);
            body.GetProperty("status").GetInt32().ShouldBe(status);
            body.GetProperty("title").GetString().ShouldBe(Retention.Web.Language.Words.Of(language)[$"api.problem.{kind}"]);
            body.GetProperty("detail").GetString()!.Length.ShouldBeGreaterThan(20);
            response.Content.Headers.ContentLanguage.ShouldBe([language]);
        }
    }

    [Fact]
    public async Task Without_a_key_with_a_wrong_method_and_for_another_format_it_is_told_too()
    {
        using var stranger = app.Client();
        using var asked = await stranger.GetAsync("/api/v1/metrics", TestContext.Current.CancellationToken);
        ((int)asked.StatusCode, asked.Headers.WwwAuthenticate.ToString(), asked.Content.Headers.ContentType!.MediaType).ShouldBe((401, "Bearer", "application/problem+json"));
        using var caller = await Caller.OfAsync(app, Role.Viewer);
        (await caller.AskAsync(HttpMethod.Delete, "/api/v1/metrics")).Body.GetProperty("type").GetString().ShouldBe("/api#method");
        var (status, body, _) = await caller.AskAsync(HttpMethod.Get, "/api/v1/metrics/mrr", null, ("Accept", "application/pdf"));
        (status, body.GetProperty("type").GetString()).ShouldBe((406, "/api#format"));
        (status, body, _) = await caller.AskAsync(HttpMethod.Get, "/api/v1/customers?format=csv");
        (status, body.GetProperty("type").GetString()).ShouldBe((403, "/api#export"));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_when_to_go_on()
    {
        using var caller = await Caller.OfAsync(app, Role.Viewer);
        for (var i = 0; i <= RateLimits.PerMember; i++)
        {
            var (status, body, response) = await caller.AskAsync(HttpMethod.Get, "/api/v1/me");
            if (status == 200) continue;
            (status, body.GetProperty("type").GetString()).ShouldBe((429, "/api#often"));
            response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
            return;
        }

        throw new InvalidOperationException("nobody was held back");
    }
}
