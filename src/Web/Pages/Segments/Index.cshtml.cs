using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Work;

namespace Retention.Web.Pages.Segments;

/// <summary>The saved segments of this reader: use, rename, delete; takes the form of any filter bar.</summary>
public sealed class IndexModel(SavedSegments saved) : PageModel
{
    /// <summary>What the reader sees, by name.</summary>
    public IReadOnlyList<Segment> Seen { get; private set; } = [];

    /// <summary>Why nothing was done, and what was typed; null where all went well.</summary>
    public (string Why, SegmentForm Form)? Refused { get; private set; }

    /// <summary>Id and name of the segment that was just deleted, on two lines.</summary>
    [TempData] public string? Deleted { get; set; }

    /// <summary>Reads the segments.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Seen = await saved.SeenByAsync(Reader.Of(HttpContext), cancel);

    /// <summary>Saves a filter under a name, or gives a segment another one.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] SegmentForm form, CancellationToken cancel)
    {
        var reader = Reader.Of(HttpContext) ?? Reader.New();
        var why = await saved.SaveAsync(form, reader, cancel);
        if (why is null && form is { Id: 0, Shared: false }) Reader.Keep(HttpContext, reader);
        if (why is null) return LocalRedirect(Url.IsLocalUrl(form.Back) ? form.Back! : "/segments");
        Refused = (why, form);
        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>Deletes a segment.</summary>
    public async Task<IActionResult> OnPostDeleteAsync([FromForm] SegmentForm form, CancellationToken cancel)
    {
        if (await saved.DeleteAsync(form.Id, Reader.Of(HttpContext), cancel) is { } segment) Deleted = $"{segment.Id}\n{segment.Name}";
        return LocalRedirect("/segments");
    }
}
