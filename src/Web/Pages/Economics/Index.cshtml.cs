using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Economics;

/// <summary>Unit economics: what customers cost, what they are worth, what serving them takes.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>The period in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>What worth and service are split by; see <see cref="CustomerWorth.Dimensions"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>Months from a cost to the customers it is set against.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Lag { get; set; }

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public EconomicsReport? Report { get; private set; }

    /// <summary>Reads the period.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        Report = await EconomicsReport.ReadAsync(warehouse, Filter.Selection, Month, By, Lag, cancel);
}
