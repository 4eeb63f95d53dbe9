using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Revenue;

/// <summary>Recurring revenue: how it moved, why, and where.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>The month in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>First month of the range.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    /// <summary>Last month of the range.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>What the month is broken down by; see <see cref="Breakdown.Dimensions"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public RevenueReport? Report { get; private set; }

    /// <summary>The months ahead.</summary>
    public ForecastReport? Forecast { get; private set; }

    /// <summary>Reads the range.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (Report, Forecast) =
        (await RevenueReport.ReadAsync(warehouse, Filter.Selection, new MonthRequest(Month, From, To), By, cancel), await ForecastReport.ReadAsync(warehouse, Filter.Selection, cancel));
}
