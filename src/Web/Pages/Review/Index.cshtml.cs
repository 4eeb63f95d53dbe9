using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reviews;
using Retention.Analytics.Warehousing;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Pages.Review;

/// <summary>The quarters there are, what was published of them, and what is still to be done.</summary>
public sealed class IndexModel(Warehouse warehouse, ReviewDesk desk, ReviewDraft drafts) : PageModel
{
    /// <summary>The quarters, the latest first.</summary>
    public IReadOnlyList<(ReviewQuarter Quarter, bool IsOver)> Quarters { get; private set; } = [];

    /// <summary>What was published, by quarter.</summary>
    public ILookup<string, ReviewMark> Published { get; private set; } = null!;

    /// <summary>Open actions of all reviews, the first due first.</summary>
    public IReadOnlyList<ReviewActionLine> Actions { get; private set; } = [];

    /// <summary>The as-of day.</summary>
    public DateOnly Today => warehouse.AsOf;

    /// <summary>Reads them.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Quarters = await ReviewReader.QuartersAsync(warehouse, cancel);
        Published = (await desk.VersionsAsync(null, cancel)).ToLookup(one => one.Quarter);
        Actions = await drafts.OpenActionsAsync(cancel);
    }
}
