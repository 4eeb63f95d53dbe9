using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Billing;

/// <summary>Hours sold by the period.</summary>
public sealed class RetainersModel(Warehouse warehouse) : PageModel
{
    /// <summary>The period in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public RetainerReport? Report { get; private set; }

    /// <summary>Reads the period.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await RetainerReport.ReadAsync(warehouse, Filter.Selection, new(Month), cancel);
}
