using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Feedback;

/// <summary>What comments are about, and the comments themselves.</summary>
public sealed class ThemesModel(Warehouse warehouse) : PageModel
{
    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is nothing yet.</summary>
    public ThemeReport? Report { get; private set; }

    /// <summary>Why the taxonomy of the workspace cannot be used; null where it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the page.</summary>
    public async Task OnGetAsync(string? month, string? theme, string? sort, long? start, CancellationToken cancel) =>
        (Report, Problem) = (await ThemeReport.ReadAsync(warehouse, Filter.Selection, month, theme, sort, start, cancel), TaxonomyFile.Read(warehouse).Problem);

    /// <summary>The whole list of comments as a file.</summary>
    public IActionResult OnGetCsv(string? month, string? theme) => new CsvDownload((file, cancel) => ThemedComment.ExportAsync(
        warehouse, Filter.Selection, month, theme,
        at => file.Begin($"comments-{at:yyyy-MM}.csv", "customer_id", "name", "day", "survey", "score", "kind", "language", "themes", "comment", "response_id"),
        row => file.RowAsync(row.CustomerId, row.Name, row.Day, row.Survey, row.Score, row.Kind, row.Language, string.Join(", ", row.Themes), row.Comment, row.ResponseId),
        cancel));
}
