using System.Diagnostics;

namespace Retention.Web.Printing;

/// <summary>The Chromium that is installed, as a printer: it runs without a window, on a profile that is thrown away.</summary>
public static class Browser
{
    private const string Variable = "RETENTION_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe", @"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>How long one print may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Where it is: what <c>RETENTION_BROWSER</c> names, else the first of the usual places; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return File.Exists(named) ? named : null;
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var onPath = from name in Names from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) select Path.Combine(folder, name + ending);
        return onPath.Concat(Places).FirstOrDefault(File.Exists);
    }

    /// <summary>Prints a page of a folder.</summary>
    /// <param name="folder">Holds the page and all that it needs; a profile and the PDF are written beside it.</param>
    /// <param name="page">Its file.</param>
    /// <param name="cancel">Ends the browser.</param>
    /// <exception cref="PrintException">There is no browser, or it did not print.</exception>
    public static async Task<byte[]> PrintAsync(string folder, string page, CancellationToken cancel)
    {
        if (Find() is not { } program) throw new PrintException("none", $"There is no Chromium, Chrome or Edge on this machine (looked on the PATH and in {Variable}): open the review and print it with your own browser.");
        var file = Path.Combine(folder, "printed.pdf");
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage", "--no-proxy-server",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--allow-file-access-from-files", $"--user-data-dir={Path.Combine(folder, "profile")}", "--no-pdf-header-footer",
            $"--print-to-pdf={file}", new Uri(Path.Combine(folder, page)).AbsoluteUri,
        ];
        // A browser of the system's own administrator runs without its sandbox or not at all; what it prints here is our own page, which allows no script.
        foreach (var argument in Environment.UserName == "root" && OperatingSystem.IsLinux() ? ["--no-sandbox", .. arguments] : arguments) start.ArgumentList.Add(argument);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var browser = Process.Start(start) ?? throw new PrintException("failed", $"{program} could not be started.");
        var said = Task.WhenAll(browser.StandardError.ReadToEndAsync(CancellationToken.None), browser.StandardOutput.ReadToEndAsync(CancellationToken.None));
        try
        {
            await browser.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            browser.Kill(entireProcessTree: true);
            if (cancel.IsCancellationRequested) throw;
            throw new PrintException("failed", $"{program} did not print within {Patience.TotalSeconds:0} seconds.");
        }

        if (File.Exists(file)) return await File.ReadAllBytesAsync(file, cancel);
        var last = (await said)[0].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        throw new PrintException("failed", $"{program} did not print (it ended with {browser.ExitCode}): {last}");
    }
}

/// <summary>Nothing was printed.</summary>
/// <param name="why">none where there is no browser, else failed.</param>
/// <param name="message">Why, in a sentence.</param>
public sealed class PrintException(string why, string message) : Exception(message)
{
    /// <summary>none where there is no browser, else failed.</summary>
    public string Why { get; } = why;
}
