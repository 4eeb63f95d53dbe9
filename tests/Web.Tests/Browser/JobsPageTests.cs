using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Retention.Web.Jobs;

namespace Retention.Web.Tests.Browser;

/// <summary>The jobs page in a browser: what runs shows up by itself.</summary>
public sealed class JobsPageTests(EmptyApp app, TheBrowser browser) : IClassFixture<EmptyApp>
{
    [Fact]
    public async Task A_run_that_begins_elsewhere_appears_without_loading_the_page_again()
    {
        await using var visitor = await browser.VisitAsync(app);
        await visitor.GoAsync("/jobs");
        var rows = visitor.Page.Locator("#live tbody tr");
        var before = await rows.CountAsync();
        await app.Services.GetRequiredService<JobBoard>().RunAsync(RefreshJob.Name, null, TestContext.Current.CancellationToken);
        await Assertions.Expect(rows).ToHaveCountAsync(before + 1, new() { Timeout = 30_000 });
    }
}
