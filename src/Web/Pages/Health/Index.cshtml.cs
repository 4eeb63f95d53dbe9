using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;
using Retention.Web.Work;

namespace Retention.Web.Pages.Health;

/// <summary>Who needs somebody today, and why: customers by expected MRR at risk.</summary>
public sealed class IndexModel(Warehouse warehouse, HealthOverrides overrides) : PageModel
{
    /// <summary>Which part of the list; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public HealthRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public HealthReport Report { get; private set; } = null!;

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        Report = await HealthReport.ReadAsync(warehouse, Filter.Selection, Asked, await overrides.InForceAsJsonAsync(cancel), cancel);

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload(async (file, cancel) => await HealthReport.ExportAsync(
        warehouse, Filter.Selection, Asked, await overrides.InForceAsJsonAsync(cancel),
        day => file.Begin($"health-{day:yyyy-MM-dd}.csv", "customer_id", "name", "csm", "mrr", "probability", "health", "band", "set_band", "expected_mrr_at_risk", "change_30_days", "renewal_in_days", "reason_1", "reason_2", "reason_3"),
        row => file.RowAsync(row.CustomerId, row.Name, row.Csm, row.Mrr, row.Probability, row.Health, row.Band, row.SetBand, row.Expected, row.Change, row.RenewalIn, row.Reason(0), row.Reason(1), row.Reason(2)),
        cancel));
}
