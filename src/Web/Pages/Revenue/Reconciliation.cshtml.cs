using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Pages.Revenue;

/// <summary>MRR of a month against invoices and cash, and why they differ.</summary>
public sealed class ReconciliationModel(Warehouse warehouse) : PageModel
{
    /// <summary>The month in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>The customer looked at; everybody when left out.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Customer { get; set; }

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public ReconciliationReport? Report { get; private set; }

    /// <summary>Reads the month; not found when there is no customer of that id.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var customer = string.IsNullOrWhiteSpace(Customer) ? null : Customer;
        Report = await ReconciliationReport.ReadAsync(warehouse, new MonthRequest(Month), customer, cancel);
        return Report is null && customer is not null ? NotFound() : Page();
    }
}
