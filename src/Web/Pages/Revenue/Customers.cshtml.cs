using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;
using Retention.Web.Security;

namespace Retention.Web.Pages.Revenue;

/// <summary>The customers behind a number: their amounts add up to it.</summary>
public sealed class CustomersModel(Warehouse warehouse) : PageModel
{
    /// <summary>Which number, and how the list is looked at; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public NumberRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is no MRR.</summary>
    public NumberReport? Report { get; private set; }

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await NumberReport.ReadAsync(warehouse, Filter.Selection, Mine, cancel);

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload(async (file, cancel) =>
    {
        if (await NumberReport.ReadAsync(warehouse, Filter.Selection, Mine, cancel) is not { } list) return;
        file.Begin($"{list.Asked.Cause ?? list.Asked.Movement}-{list.Months.Month.Month:yyyy-MM}.csv", "customer_id", "name", "amount", "movement", "subtype", "day", "mrr", "segment", "country");
        await foreach (var row in list.EachAsync(warehouse, Filter.Selection, cancel)) await file.RowAsync(row.CustomerId, row.Name, row.Amount, row.Movement, row.Subtype, row.Day, row.Mrr, row.Segment, row.Country);
    });

    private NumberRequest Mine => NumberAddress.Held(Member.Of(HttpContext), Asked);
}
