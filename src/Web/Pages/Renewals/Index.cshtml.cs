using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;
using Retention.Web.Work;

namespace Retention.Web.Pages.Renewals;

/// <summary>Terms that end within 12 months: what the model expects to be kept beside what people do.</summary>
public sealed class IndexModel(Warehouse warehouse, RenewalCalls calls) : PageModel
{
    /// <summary>Which part of the list; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public RenewalRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public RenewalReport Report { get; private set; } = null!;

    /// <summary>Reads the calendar and the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await RenewalReport.ReadAsync(warehouse, Filter.Selection, Asked, await calls.InForceAsJsonAsync(cancel), cancel);

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload(async (file, cancel) =>
    {
        file.Begin($"renewals-{warehouse.AsOf:yyyy-MM-dd}.csv", "customer_id", "name", "csm", "term_end", "notice_on", "notice_in", "mrr", "committed_mrr", "chance", "basis", "band", "model_mrr", "call", "call_mrr");
        await RenewalReport.ExportAsync(
            warehouse, Filter.Selection, Asked, await calls.InForceAsJsonAsync(cancel),
            row => file.RowAsync(row.CustomerId, row.Name, row.Csm, row.TermEnd, row.NoticeOn, row.NoticeIn, row.Mrr, row.Committed, row.Chance, row.Basis, row.Band, row.Model, row.Call, row.Called), cancel);
    });
}
