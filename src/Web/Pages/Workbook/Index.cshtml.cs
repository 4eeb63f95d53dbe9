using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Warehousing;
using Retention.Web.Exports;
using Retention.Web.Filtering;
using Retention.Web.Security;

namespace Retention.Web.Pages.Workbook;

/// <summary>The workbook of a page, for the same customers and months.</summary>
public sealed class IndexModel(Warehouse warehouse, PageWorkbook workbook) : PageModel
{
    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>Writes it; not found where the page has none, or may not be seen, and nothing under a filter that cannot be followed.</summary>
    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancel)
    {
        if (Filter.Problem is not null) return BadRequest();
        var who = Member.Of(HttpContext);
        if (PageBook.Named(name) is not { } book || !await workbook.HasAsync(book, who, Request.Query, cancel)) return NotFound();
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await workbook.WriteAsync(file, book, Filter.Selection, who, Request.Query, cancel);
            file.Position = 0;
            return File(file, WorkbookFile.MediaType, $"{name}-{warehouse.AsOf:yyyy-MM-dd}.xlsx");
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
