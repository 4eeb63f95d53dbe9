using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reviews;
using Retention.Web.Exports;
using Retention.Web.Security;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Pages.Review;

/// <summary>The review of a quarter: a draft over the figures of today, or frozen as it was published.</summary>
public sealed class QuarterModel(ReviewDesk desk, ReviewDraft drafts) : PageModel
{
    /// <summary>The quarter, as the address has it.</summary>
    [FromRoute] public string Quarter { get; set; } = "";

    /// <summary>What the page shows.</summary>
    public ReviewPaper Paper { get; private set; } = null!;

    /// <summary>Why something was not saved; null where all went well.</summary>
    [TempData] public string? Refused { get; set; }
    private ReviewQuarter Of => ReviewQuarter.Read(Quarter)!;

    /// <summary>Reads a version, or the draft.</summary>
    public async Task<IActionResult> OnGetAsync(string? version, CancellationToken cancel) => (Paper = (await desk.ReadAsync(Of, version, cancel))!) is null ? NotFound() : Page();

    /// <summary>The same as a workbook.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(string? version, CancellationToken cancel) => await desk.ReadAsync(Of, version, cancel) is { } paper ? new ReviewDownload(paper) : NotFound();

    /// <summary>Writes what a section implies.</summary>
    public async Task<IActionResult> OnPostTextAsync([FromForm] ReviewTextForm form, CancellationToken cancel) => Back(await drafts.WriteAsync(Of, form, Member.Of(HttpContext), cancel), form.Section);
    /// <summary>Adds an action.</summary>
    public async Task<IActionResult> OnPostActionAsync([FromForm] ReviewActionForm form, CancellationToken cancel) => Back(await drafts.AddAsync(Of, form, Member.Of(HttpContext), cancel), form.Section);
    /// <summary>Says what became of an action.</summary>
    public async Task<IActionResult> OnPostMarkAsync([FromForm] ReviewStateForm form, string? section, CancellationToken cancel) => Back(await drafts.MarkAsync(Of, form, Member.Of(HttpContext), cancel), section);
    /// <summary>Turns sections on or off, or moves them.</summary>
    public async Task<IActionResult> OnPostArrangeAsync([FromForm] ReviewOrderForm form, CancellationToken cancel) => Back(await drafts.ArrangeAsync(Of, form.Sections, form.Edition, cancel), "sections");
    /// <summary>Freezes the draft.</summary>
    public async Task<IActionResult> OnPostPublishAsync(CancellationToken cancel) => await desk.PublishAsync(Of, Member.Of(HttpContext), cancel) is { } why ? Back(why, null) : LocalRedirect($"/review/{Of.Key}");
    private LocalRedirectResult Back(string? why, string? place) { Refused = why; return LocalRedirect($"/review/{Of.Key}?version=draft{(place is { Length: > 0 } && ReviewFigures.SectionNames.Append("sections").Contains(place) ? "#" + place : "")}"); }
}
