using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reviews;
using Retention.Web.Printing;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Pages.Review;

/// <summary>A review as PDF.</summary>
public sealed class PdfModel(ReviewDesk desk, ReviewPrinter printer) : PageModel
{
    /// <summary>Prints a version, or the draft.</summary>
    public async Task<IActionResult> OnGetAsync(string quarter, string? version, string? paper, CancellationToken cancel) =>
        await desk.ReadAsync(ReviewQuarter.Read(quarter)!, version, cancel) is { } review
            ? await PdfAnswer.OfAsync($"review-{review.Quarter.Key}{(review.Mark is null ? "-draft" : $"-v{review.Mark.Version}")}.pdf", () => printer.PrintAsync(review, paper, cancel))
            : NotFound();
}
