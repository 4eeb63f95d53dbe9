using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Hosting;

namespace Retention.Web.Pages.StartEmpty;

/// <summary>Asks before the sample company is removed, then removes it. Never removes anything else: without a sample it does nothing.</summary>
public sealed class IndexModel(Warehouse warehouse, SampleData sample) : PageModel
{
    /// <summary>The workspace holds the sample company.</summary>
    public bool IsSample { get; private set; }

    /// <summary>Asks.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => IsSample = (await Freshness.ReadAsync(warehouse, cancel)).IsSample;

    /// <summary>Removes the sample and goes to where data is loaded.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OnGetAsync(cancel);
        // Not cancelled with the request: a reader who closes the page must not leave half of it done.
        if (IsSample) await sample.ClearAsync(warehouse, CancellationToken.None);
        return LocalRedirect("/data");
    }
}
