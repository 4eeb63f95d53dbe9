using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Pages.Customers;

/// <summary>One customer: what it pays, what happened and when, its health and why, down to the line of the file.</summary>
public sealed class IndexModel(Warehouse warehouse, CustomerHealthDesk desk, HealthOverrides overrides, CustomerVisits visits) : PageModel
{
    /// <summary>What the page shows.</summary>
    public CustomerView View { get; private set; } = null!;

    /// <summary>Reads the customer; not found when there is none of that id.</summary>
    public Task<IActionResult> OnGetAsync(string id, string? tab, string? invoice, CancellationToken cancel) => ShowAsync(id, tab, invoice, (null, null), cancel);

    /// <summary>Sets a band against the model; what cannot be set stays in the form.</summary>
    public async Task<IActionResult> OnPostOverrideAsync(string id, [FromForm] OverrideForm form, CancellationToken cancel) =>
        await overrides.SetAsync(id, form, cancel) is { } why ? await ShowAsync(id, null, null, (form, why), cancel) : LocalRedirect(Links.Customer(id) + "#health");

    /// <summary>Takes back what was set.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string id, CancellationToken cancel) { await overrides.TakeBackAsync(id, cancel); return LocalRedirect(Links.Customer(id) + "#health"); }

    private async Task<IActionResult> ShowAsync(string id, string? asked, string? invoice, (OverrideForm? Form, string? Why) sent, CancellationToken cancel)
    {
        var tab = CustomerReport.Tabs.FirstOrDefault(one => one == asked && invoice is null) ?? CustomerReport.Tabs[0];
        if (await CustomerReport.ReadAsync(warehouse, id, new(tab, invoice, Member.Of(HttpContext).HeldTo), cancel) is not { } report) return NotFound();
        View = new(report, await desk.ReadAsync(report, sent.Form, sent.Why, cancel), tab, invoice, await visits.ReadAndKeepAsync(HttpContext, id, cancel));
        return Page();
    }
}
