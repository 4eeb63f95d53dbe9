using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Overview;

/// <summary>The first page: is the company growing, and which customers made it so.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>The month asked for, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public OverviewReport? Report { get; private set; }

    /// <summary>Reads the month.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        Report = await OverviewReport.ReadAsync(warehouse, Filter.Selection, new MonthRequest(Month), cancel);
}
