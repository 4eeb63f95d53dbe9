using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Work;

namespace Retention.Web.Pages.Customers;

/// <summary>One customer: its MRR, where it came from, down to the line of the file; its health and why.</summary>
public sealed class IndexModel(Warehouse warehouse, CustomerHealthDesk desk, HealthOverrides overrides) : PageModel
{
    /// <summary>Number of the invoice that a search has led to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Invoice { get; set; }

    /// <summary>What the page shows.</summary>
    public CustomerReport Report { get; private set; } = null!;

    /// <summary>Its health; null where it was not scored.</summary>
    public CustomerHealthView? Health { get; private set; }

    /// <summary>Reads the customer; not found when there is none of that id.</summary>
    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) => ShowAsync(id, null, null, cancel);

    /// <summary>Sets a band against the model; what cannot be set stays in the form.</summary>
    public async Task<IActionResult> OnPostOverrideAsync(string id, [FromForm] OverrideForm form, CancellationToken cancel) =>
        await overrides.SetAsync(id, form, cancel) is { } why ? await ShowAsync(id, form, why, cancel) : LocalRedirect(Links.Customer(id) + "#health");

    /// <summary>Takes back what was set.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string id, CancellationToken cancel) { await overrides.TakeBackAsync(id, cancel); return LocalRedirect(Links.Customer(id) + "#health"); }

    private async Task<IActionResult> ShowAsync(string id, OverrideForm? sent, string? refused, CancellationToken cancel)
    {
        if (await CustomerReport.ReadAsync(warehouse, id, Invoice, cancel) is not { } report) return NotFound();
        (Report, Health) = (report, await desk.ReadAsync(report, sent, refused, cancel));
        return Page();
    }
}
