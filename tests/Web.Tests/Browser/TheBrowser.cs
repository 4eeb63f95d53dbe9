using Microsoft.Playwright;
using Retention.Web.Tests.Browser;

[assembly: AssemblyFixture(typeof(TheBrowser))]

namespace Retention.Web.Tests.Browser;

/// <summary>One Chromium for all browser tests. Where there is none, those tests are skipped and say why.</summary>
public sealed class TheBrowser : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The Chromium of CHROMIUM, or the first one on the usual paths; null when there is none.</summary>
    public static string? Executable { get; } = new[] { Environment.GetEnvironmentVariable("CHROMIUM") }
        .Concat(from name in new[] { "chromium", "chromium-browser", "google-chrome", "google-chrome-stable" }
                from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                select Path.Combine(folder, name))
        .Append("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
        .FirstOrDefault(File.Exists);

    /// <summary>A fresh visitor: own cookies, language, theme and size. Skips the test where there is no Chromium.</summary>
    public async Task<Visitor> VisitAsync(RunningApp app, string language = "en", ColorScheme theme = ColorScheme.Light, int width = 1280, bool javaScript = true)
    {
        Assert.SkipWhen(browser is null, "No Chromium was found: install it, or name it in the environment variable CHROMIUM.");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = app.Address,
            Locale = language,
            ColorScheme = theme,
            JavaScriptEnabled = javaScript,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>Starts Chromium.</summary>
    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        });
    }

    /// <summary>Closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
