using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Billing;

/// <summary>What customers owe, how long it takes to come in, and how punctually they pay.</summary>
public sealed class ReceivablesModel(Warehouse warehouse) : PageModel
{
    /// <summary>The period in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>The payer band listed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Band { get; set; }

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public ReceivablesReport? Report { get; private set; }

    /// <summary>Reads the period.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await ReceivablesReport.ReadAsync(warehouse, Filter.Selection, new(Month), Band, cancel);
}
