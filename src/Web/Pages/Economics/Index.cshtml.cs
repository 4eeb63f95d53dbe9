using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Economics;

/// <summary>Unit economics: what customers cost, what they are worth, what serving them takes.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>The period, the split and the lag; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public EconomicsRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public EconomicsReport? Report { get; private set; }

    /// <summary>What the customers of today are still expected to leave.</summary>
    public ResidualReport? Residual { get; private set; }

    /// <summary>Reads the period.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Report = await EconomicsReport.ReadAsync(warehouse, Filter.Selection, Asked.Month, Asked.By, Asked.Lag, cancel);
        if (Report is not null) Residual = await ResidualReport.ReadAsync(warehouse, Filter.Selection, Report.By, cancel);
    }

    /// <summary>Every customer of today with what it is still expected to leave, as a file.</summary>
    public IActionResult OnGetResidual() => new CsvDownload((file, cancel) => ResidualFile.WriteAsync(warehouse, Filter.Selection, file, cancel));
}
