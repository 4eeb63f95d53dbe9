using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Retention.Web.Tests.Browser;

/// <summary>One person in a browser. Whatever the browser complains about meanwhile (scripts, the content security policy) fails the test.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Visitor(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    /// <summary>The page in front of the visitor.</summary>
    public IPage Page { get; }

    /// <summary>Opens an address of the app; the page is loaded when scripts, styles and fonts have come and run.</summary>
    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load, Timeout = 60_000 }))!;

    /// <summary>Moves, as a reader does sooner or later: the charts that can be seen come to life.</summary>
    public async Task WakeChartsAsync()
    {
        if (await Page.Locator("figure.chart").CountAsync() == 0) return;
        await Page.Mouse.MoveAsync(5, 5);
        await Page.Locator("figure.chart").First.ScrollIntoViewIfNeededAsync();
        await Page.Locator(".chart-area.alive").First.WaitForAsync();
    }

    /// <summary>Runs axe on the page as it stands and fails on every violation, naming rule and element.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        // What it finds in order is not written out: that took a quarter of its time.
        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        var violations = result.Violations.Select(v => $"{v.Id}: {v.Help}\n    {string.Join("\n    ", v.Nodes.Select(n => n.Html))}");
        string.Join('\n', violations).ShouldBeEmpty();
    }

    /// <summary>Nothing may be wider than the window: a page that scrolls sideways on a phone is broken.</summary>
    public async Task ShouldFitAsync()
    {
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        overflow.ShouldBeLessThanOrEqualTo(0, $"{Page.Url} is wider than its window");
    }

    /// <summary>Keeps a picture of the page beside the test's results, in <c>screenshots</c>, where RETENTION_SCREENSHOTS asks for them.</summary>
    public Task KeepAsync(string name) => Environment.GetEnvironmentVariable("RETENTION_SCREENSHOTS") is null or "" ? Task.CompletedTask : Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", name.ToLowerInvariant() + ".png"), FullPage = true });

    /// <summary>Drops complaints that the test provoked on purpose.</summary>
    public void Forgive(string part) => complaints.RemoveAll(complaint => complaint.Contains(part, StringComparison.Ordinal));

    /// <summary>Closes the page; fails when the browser complained.</summary>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        complaints.ShouldBeEmpty();
    }
}
