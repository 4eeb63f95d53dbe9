using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Growth;

/// <summary>Customers who outgrow what they pay for.</summary>
public sealed class UpsellModel(Warehouse warehouse) : PageModel
{
    /// <summary>Which part of the list.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public GrowthRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public GrowthList<UpsellRow> List { get; private set; } = null!;

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => List = await GrowthLists.UpsellAsync(warehouse, Filter.Selection, Asked, cancel);
}
