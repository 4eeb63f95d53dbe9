using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Cohorts;

/// <summary>Cohorts: who stays, and what those pay who stay.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>Rows, months and measure; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public CohortRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public CohortReport? Report { get; private set; }

    /// <summary>How long customers stay; null while nobody is selected.</summary>
    public LifeView? Lives { get; private set; }

    /// <summary>Reads the cohorts.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Report = await CohortReport.ReadAsync(warehouse, Filter.Selection, Asked, cancel);
        if (Report?.All is not null) Lives = await LifeView.ReadAsync(warehouse, Filter.Selection, Report.By, cancel);
    }
}
