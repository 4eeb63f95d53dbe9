using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reviews;
using Retention.Analytics.Warehousing;
using Retention.Web.Printing;

namespace Retention.Web.Pages.Review;

/// <summary>What a customer got in a quarter: two printed pages to hand to that customer.</summary>
public sealed class CustomerModel(Warehouse warehouse, ReviewPrinter printer) : PageModel
{
    /// <summary>What the page shows.</summary>
    public ValueReport Report { get; private set; } = null!;

    /// <summary>Reads the customer; not found when there is none of that id.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, string id, CancellationToken cancel) => await ReadAsync(quarter, id, cancel) ? Page() : NotFound();

    /// <summary>The same as PDF.</summary>
    public async Task<IActionResult> OnGetPdfAsync(string quarter, string id, string? paper, CancellationToken cancel) => await ReadAsync(quarter, id, cancel)
        ? await PdfAnswer.OfAsync($"{quarter.ToLowerInvariant()}-{id}.pdf", () => printer.PrintAsync(Report, paper, cancel))
        : NotFound();

    private async Task<bool> ReadAsync(string quarter, string id, CancellationToken cancel)
    {
        // A slash of an id stays written out in an address, so that it is one word of it.
        if (await ValueReport.ReadAsync(warehouse, ReviewQuarter.Read(quarter)!, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), cancel) is not { } report) return false;
        Report = report;
        return true;
    }
}
