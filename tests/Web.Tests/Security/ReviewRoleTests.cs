using Retention.Web.Security;

namespace Retention.Web.Tests.Security;

/// <summary>Who reads, writes and publishes reviews, and whose customers' reports a CSM gets.</summary>
[Collection(nameof(SignedApp))]
public sealed class ReviewRoleTests(SignedApp app)
{
    private const string Draft = "/review/2026-q1?version=draft";

    [Theory]
    [InlineData(Role.Viewer, false)]
    [InlineData(Role.Executive, true)]
    [InlineData(Role.Analyst, true)]
    [InlineData(Role.Administrator, true)]
    public async Task Everybody_of_the_company_reads_and_some_write(Role role, bool writes)
    {
        using var person = await app.EnterAsync(role);
        var page = await person.ReadAsync(Draft);
        page.QuerySelectorAll(".review-write form").Length.ShouldBe(writes ? 20 : 0);
        page.QuerySelectorAll("form[action*='handler=Publish'], form[action*='handler=publish']").Length.ShouldBe(writes ? 1 : 0);
        using var added = await person.SendAsync(Draft, "/review/2026-q1?handler=Action", ("section", "bridge"), ("text", $"Asked for by {role}."), ("owner", "Ana"), ("dueOn", "2026-06-30"));
        ((int)added.StatusCode).ShouldBe(writes ? 302 : 403);
        (await person.ReadAsync(Draft)).QuerySelector("#bridge")!.TextContent.Contains($"Asked for by {role}.", StringComparison.Ordinal).ShouldBe(writes);
        using var published = await person.SendAsync(Draft, "/review/2026-q1?handler=Publish");
        ((int)published.StatusCode).ShouldBe(writes ? 302 : 403);
    }

    [Fact]
    public async Task A_publishing_stands_in_the_audit_log_without_its_figures()
    {
        using var boss = await app.EnterAsync(Role.Executive);
        using var published = await boss.SendAsync("/review/2025-q3?version=draft", "/review/2025-q3?handler=Publish");
        using var administrator = await app.EnterAsync(Role.Administrator);
        var log = (await administrator.ReadAsync("/settings/audit?find=2025-q3")).QuerySelector("table.audit, main table")!.TextContent;
        log.ShouldContain("published_reviews");
        log.ShouldContain("Executive");
        log.ShouldNotContain("net_new_mrr");
    }

    [Fact]
    public async Task A_csm_gets_the_reports_of_their_own_customers_and_no_review()
    {
        using var csm = await app.EnterAsync(Role.Csm);
        (await csm.StatusAsync("/review")).ShouldBe(403);
        (await csm.StatusAsync("/review/2026-q3")).ShouldBe(403);
        (await csm.StatusAsync("/review/2026-q3.pdf")).ShouldBe(403);
        (await csm.StatusAsync($"/review/2026-q3/customers/{app.Books.First(one => one.Value == app.Book).Key}")).ShouldBe(200);
        var other = app.Books.First(one => one.Value is not null && one.Value != app.Book).Key;
        (await csm.StatusAsync($"/review/2026-q3/customers/{other}")).ShouldBe(404);
        (await csm.StatusAsync($"/review/2026-q3/customers/{other}?handler=pdf")).ShouldBe(404);
        (await csm.ReadAsync("/")).QuerySelector("nav.side a[href='/review']").ShouldBeNull();
    }
}
