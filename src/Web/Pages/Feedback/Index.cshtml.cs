using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Filtering;

namespace Retention.Web.Pages.Feedback;

/// <summary>Feedback: what customers answer, who is silent, and whom to speak to.</summary>
public sealed class IndexModel(Warehouse warehouse) : PageModel
{
    /// <summary>The period in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>What NPS is split by; see <see cref="CustomerWorth.Dimensions"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>Which customers.</summary>
    [BindProperty(SupportsGet = true, BinderType = typeof(FilterBinder))]
    public Filter Filter { get; set; } = Filter.None;

    /// <summary>What the page shows; null while there is nothing yet.</summary>
    public FeedbackReport? Report { get; private set; }

    /// <summary>Reads the period.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Report = await FeedbackReport.ReadAsync(warehouse, Filter.Selection, Month, By, cancel);
}
