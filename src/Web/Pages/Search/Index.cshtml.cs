using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Pages.Data;
using Retention.Web.Security;

namespace Retention.Web.Pages.Search;

/// <summary>Finds customers and invoices: the first ten while somebody types, all of them on a page of their own.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    private const int WhileTyping = 10;

    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Which part of the list, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Part { get; set; }

    /// <summary>What was found.</summary>
    public SearchReport Report { get; private set; } = null!;

    /// <summary>Where in the list the reader is.</summary>
    public Pager Pager => new(((Report.Start - 1) / DataFilter.PageSize) + 1, Report.Total, $"/search?q={Uri.EscapeDataString(Report.Q)}&part=");

    /// <summary>The whole page, or only what was found when a page asks for that while somebody types.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var isTyping = Request.Headers.ContainsKey("HX-Request");
        Report = await SearchReport.ReadAsync(warehouse, Q, isTyping ? 1 : DataFilter.LeaveOut(Part) + 1, isTyping ? WhileTyping : DataFilter.PageSize, cancel, Member.Of(HttpContext).HeldTo);
        return isTyping ? Partial("_Found", Report) : Page();
    }
}
