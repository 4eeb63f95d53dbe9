using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Pages.Customers;

/// <summary>What to read before meeting a customer: two printed pages.</summary>
public sealed class BriefModel(Warehouse warehouse, CustomerHealthDesk desk) : PageModel
{
    /// <summary>What the page shows.</summary>
    public CustomerView View { get; private set; } = null!;

    /// <summary>The as-of day.</summary>
    public DateOnly Today => warehouse.AsOf;

    /// <summary>Reads the customer; not found when there is none of that id.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel)
    {
        // A slash of an id stays written out in an address, so that it is one word of it.
        id = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (await CustomerReport.ReadAsync(warehouse, id, new("brief", null, Member.Of(HttpContext).HeldTo), cancel) is not { } report) return NotFound();
        View = new(report, await desk.ReadAsync(report, null, null, cancel), "brief", null, null);
        return Page();
    }
}
