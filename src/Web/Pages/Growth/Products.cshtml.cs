using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Growth;

/// <summary>Which customers pay for which products, and what goes with what.</summary>
public sealed class ProductsModel(Warehouse warehouse) : PageModel
{
    /// <summary>Which part of the list.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public GrowthRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public GrowthList<GridCell> List { get; private set; } = null!;

    /// <summary>What goes with what.</summary>
    public IReadOnlyList<LiftRow> Lift { get; private set; } = [];

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (List, Lift) = (await GrowthLists.GridAsync(warehouse, Filter.Selection, Asked, cancel), await GrowthLists.LiftAsync(warehouse, Filter.Selection, cancel));
}
