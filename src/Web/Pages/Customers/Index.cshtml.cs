using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Pages.Customers;

/// <summary>One customer: its MRR, where it came from, down to the line of the file.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>Number of the invoice that a search has led to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Invoice { get; set; }

    /// <summary>What the page shows.</summary>
    public CustomerReport Report { get; private set; } = null!;

    /// <summary>Reads the customer; not found when there is none of that id.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        if (await CustomerReport.ReadAsync(warehouse, id, Invoice, cancel) is not { } report) return NotFound();
        Report = report;
        return Page();
    }
}
