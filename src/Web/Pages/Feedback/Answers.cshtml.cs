using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Feedback;

/// <summary>The answers behind a score, each with its customer and what they wrote.</summary>
public sealed class AnswersModel(Warehouse warehouse) : PageModel
{
    /// <summary>Which answers; the whole address.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public AnswerRequest Asked { get; set; } = new();

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is nothing yet.</summary>
    public AnswerReport? Report { get; private set; }

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await AnswerReport.ReadAsync(warehouse, Filter.Selection, Asked, cancel);

    /// <summary>The whole list as a file.</summary>
    public IActionResult OnGetCsv() => new CsvDownload((file, cancel) => AnswerReport.ExportAsync(
        warehouse, Filter.Selection, Asked,
        (asked, month) => file.Begin($"{asked.Survey}-{asked.Voice}-{month:yyyy-MM}.csv", "customer_id", "name", "contact", "voice", "score", "scale_max", "day", "comment"),
        row => file.RowAsync(row.CustomerId, row.Name, row.Contact, row.Voice, row.Score, row.ScaleMax, row.Day, row.Comment),
        cancel));
}
