using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Pages.Revenue;

/// <summary>Closed months, and what was restated since.</summary>
public sealed class ClosedModel(Warehouse warehouse, TimeProvider clock) : PageModel
{
    /// <summary>The closed months, the latest first.</summary>
    public IReadOnlyList<ClosedMonth> Months { get; private set; } = [];

    /// <summary>The reporting currency.</summary>
    public string Currency => warehouse.Settings.Policies["reporting_currency"];

    /// <summary>The month that could not be closed, as it was asked for.</summary>
    [TempData] public string? Refused { get; set; }

    /// <summary>Reads every closed month.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Months = await ClosedMonth.ReadAsync(warehouse, cancel);

    /// <summary>Closes a month.</summary>
    public async Task<IActionResult> OnPostAsync(string? month, CancellationToken cancel)
    {
        if (!await ClosedMonth.CloseAsync(warehouse, month, clock, cancel)) Refused = month ?? "";
        return LocalRedirect("/revenue/closed");
    }
}
