using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Billing;

/// <summary>Whether reminding customers in one way brings invoices in sooner than in another.</summary>
public sealed class RemindersModel(Warehouse warehouse) : PageModel
{
    /// <summary>The experiment; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public ReminderRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows.</summary>
    public ReminderReport Report { get; private set; } = new(new(), [], []);

    /// <summary>Reads the experiment.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await ReminderReport.ReadAsync(warehouse, Filter.Selection, Asked, cancel);

    /// <summary>Who is in which group, as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload(async (file, cancel) =>
    {
        file.Begin("reminders.csv", "customer_id", "name", "email", "group");
        await ReminderReport.ExportAsync(warehouse, Filter.Selection, Asked, row => file.RowAsync(row.CustomerId, row.Name, row.Email, row.Side), cancel);
    });
}
