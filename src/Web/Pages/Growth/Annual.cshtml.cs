using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Growth;

/// <summary>Monthly payers who could pay by the year: the worksheet of the switch.</summary>
public sealed class AnnualModel(Warehouse warehouse) : PageModel
{
    /// <summary>Which part of the list.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public GrowthRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public GrowthList<AnnualRow> List { get; private set; } = null!;

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => List = await GrowthLists.AnnualAsync(warehouse, Filter.Selection, Asked, cancel);
}
