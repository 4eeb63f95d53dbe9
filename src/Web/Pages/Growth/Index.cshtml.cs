using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Pages.Growth;

/// <summary>Offers worth making: at most two a customer, each with its reason.</summary>
public sealed class IndexModel(Warehouse warehouse, Offers offers) : PageModel
{
    /// <summary>Which part of the list.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public GrowthRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public GrowthReport Report { get; private set; } = null!;

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await GrowthReport.ReadAsync(warehouse, Filter.Selection, Asked, await offers.NotesAsync(cancel), cancel);

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload(async (file, cancel) =>
    {
        file.Begin($"offers-{warehouse.AsOf:yyyy-MM-dd}.csv", "customer_id", "name", "csm", "kind", "item", "measure", "trend", "thing", "thing_name", "n", "saving", "break_even", "mrr_added", "expected_mrr");
        await GrowthReport.ExportAsync(warehouse, Filter.Selection, Asked, await offers.NotesAsync(cancel), row => file.RowAsync(row.CustomerId, row.Name, row.Csm, row.Kind, row.Item, row.Measure, row.Trend, row.Thing, row.ThingName, row.N, row.Saving, row.BreakEven, row.Added, row.Expected), cancel);
    });

    /// <summary>Writes down that an offer was made.</summary>
    public async Task<IActionResult> OnPostAsync([FromQuery] string? customer, [FromForm] string? kind, [FromForm] string? item, CancellationToken cancel) =>
        LocalRedirect(await offers.MakeAsync(customer, kind, item, Member.Of(HttpContext).Id, cancel) ? "/growth/outcomes" : "/growth?refused=yes");
}
