using System.Globalization;
using Retention.Analytics.Reviews;
using Retention.Web.Charts;
using Retention.Web.Language;
using Retention.Web.Work;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Printing;

/// <summary>A page to be printed: what it shows and the styles of its paper.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Style">Colours, paper, what stands at its edges.</param>
/// <param name="Review">A review; null where it is something else.</param>
/// <param name="Value">A customer's report; null where it is something else.</param>
public sealed record PrintedPage(string Title, string Style, ReviewPaper? Review, ValueReport? Value);

/// <summary>Reviews and customers' reports as PDF: the same view as the page, in a folder of its own with the styles it needs, printed by the browser that is installed.</summary>
public sealed class ReviewPrinter(RazorPaper views, ReviewLooks looks, IWebHostEnvironment host, Words words) : IDisposable
{
    private static readonly string[] Styles =
        ["css/app.css", "css/parts.css", "css/charts.css", "css/print.css", "css/review.css", "lib/tabler/tabler.min.css", "lib/inter/inter-latin-wght-normal.woff2", "lib/inter/inter-latin-ext-wght-normal.woff2"];

    // One browser at a time: each takes as much memory as the app.
    private readonly SemaphoreSlim one = new(1);

    /// <summary>The paper of the reader's region: Letter in North America and where it is used besides, A4 elsewhere.</summary>
    public static string Paper(string? asked) => asked is "a4" or "letter" ? asked
        : CultureInfo.CurrentCulture is { IsNeutralCulture: false, Name.Length: > 0 } culture && new RegionInfo(culture.Name).TwoLetterISORegionName is "US" or "CA" or "MX" or "CO" or "CL" or "VE" or "PH" ? "letter" : "a4";

    /// <summary>A review.</summary>
    /// <exception cref="PrintException">There is no browser, or it did not print.</exception>
    public async Task<byte[]> PrintAsync(ReviewPaper review, string? paper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(review);
        var title = words["review.title", PeriodKey.Name(review.Quarter.Key, words)];
        return await PrintAsync(title, review.Look, style => new(title, style, review, null), paper, cancel);
    }

    /// <summary>What a customer got in a quarter.</summary>
    /// <exception cref="PrintException">There is no browser, or it did not print.</exception>
    public async Task<byte[]> PrintAsync(ValueReport value, string? paper, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(value);
        var title = words["value.title", PeriodKey.Name(value.Quarter.Key, words)];
        return await PrintAsync(title, await looks.ReadAsync(cancel), style => new(title, style, null, value), paper, cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    private async Task<byte[]> PrintAsync(string title, ReviewLook look, Func<string, PrintedPage> page, string? paper, CancellationToken cancel)
    {
        var html = await views.WriteAsync("~/Pages/Review/_Print.cshtml", page(ReviewStyle.Sheet(look.Heading, look.Band, title, Paper(paper))));
        var folder = Directory.CreateTempSubdirectory("retention-print-");
        await one.WaitAsync(cancel);
        try
        {
            foreach (var name in Styles) await CopyAsync(name, folder.FullName, cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "page.html"), html, cancel);
            return await Browser.PrintAsync(folder.FullName, "page.html", cancel);
        }
        finally
        {
            one.Release();
            // A browser that was stopped may still hold its profile for a moment: what is left goes with the folder of temporary files.
            try { folder.Delete(recursive: true); } catch (IOException) { }
        }
    }

    private async Task CopyAsync(string name, string folder, CancellationToken cancel)
    {
        var to = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var from = host.WebRootFileProvider.GetFileInfo(name).CreateReadStream();
        await using var file = File.Create(to);
        await from.CopyToAsync(file, cancel);
    }
}
