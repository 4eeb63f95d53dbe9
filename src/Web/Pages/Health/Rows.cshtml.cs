using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Pages.Health;

/// <summary>The rows that a reason of a customer's health comes from, each with its line in the file.</summary>
public sealed class RowsModel(Warehouse warehouse) : PageModel
{
    /// <summary>What the page shows.</summary>
    public ReasonReport Report { get; private set; } = null!;

    /// <summary>Reads them; not found where there is no such customer, score or feature.</summary>
    public async Task<IActionResult> OnGetAsync(string? customer, string? feature, CancellationToken cancel)
    {
        if (await ReasonReport.ReadAsync(warehouse, customer, feature, cancel) is not { } report) return NotFound();
        Report = report;
        return Page();
    }
}
