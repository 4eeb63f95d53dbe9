using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Jobs;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Work.Sending;

namespace Retention.Web.Pages.Settings;

/// <summary>Files that are written at set times: what, when, where to, and what became of them.</summary>
public sealed class ExportsModel(ExportDesk desk, ExportSchedule schedule, Words words) : PageModel
{
    /// <summary>Every export with when it runs next, in UTC, and what became of them of late.</summary>
    public (IReadOnlyList<(ScheduledExport Export, DateTime? Next)> All, IReadOnlyList<ExportRun> Runs) Lists { get; private set; }

    /// <summary>Why nothing was saved; null where all went well.</summary>
    public string? Refused { get; private set; }

    /// <summary>What the form shows: what was typed and refused, what is to be changed, or the page that led here.</summary>
    public ExportForm Form { get; private set; } = ExportForm.Empty;

    /// <summary>Reads both lists.</summary>
    public async Task OnGetAsync(int? edit, string? book, string? address, CancellationToken cancel)
    {
        Lists = (await schedule.PlannedAsync(cancel), await desk.RunsAsync(cancel));
        if (Refused is null) Form = await desk.FindAsync(edit ?? 0, cancel) is { } known ? ExportForm.Of(known) : ExportForm.OfPage(book, address, words) ?? Form;
    }

    /// <summary>Adds one, or changes the one named.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] ExportForm form, CancellationToken cancel)
    {
        if ((Refused = await schedule.SaveAsync(Form = form, Member.Of(HttpContext), cancel)) is null) return LocalRedirect("/settings/exports");
        await OnGetAsync(null, null, null, cancel);
        return Page();
    }

    /// <summary>Runs one now.</summary>
    public async Task<IActionResult> OnPostRunAsync(int id, CancellationToken cancel) { await schedule.RunAsync(id, cancel); return LocalRedirect("/settings/exports"); }
    /// <summary>Takes one away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancel) { await schedule.RemoveAsync(id, cancel); return LocalRedirect("/settings/exports"); }
}
