using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Jobs;
using Retention.Web.Security;
using Retention.Web.Work.Sending;

namespace Retention.Web.Pages.Settings;

/// <summary>Files that are written at set times: what, when, where to, and what became of them.</summary>
public sealed class ExportsModel(ExportDesk desk, ExportSchedule schedule) : PageModel
{
    /// <summary>Every export with when it runs next, in UTC.</summary>
    public IReadOnlyList<(ScheduledExport Export, DateTime? Next)> All { get; private set; } = [];

    /// <summary>What became of them of late.</summary>
    public IReadOnlyList<ExportRun> Runs { get; private set; } = [];

    /// <summary>Metrics and reports that can be sent.</summary>
    public IEnumerable<string> Names => desk.Names;

    /// <summary>Why one was not added, and what was typed; null where all went well.</summary>
    public (string Why, ExportForm Form)? Refused { get; private set; }

    /// <summary>Reads both lists.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (All, Runs) = (await schedule.PlannedAsync(cancel), await desk.RunsAsync(cancel));

    /// <summary>Adds one.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] ExportForm form, CancellationToken cancel)
    {
        if (await schedule.AddAsync(form, Member.Of(HttpContext), cancel) is not { } why) return LocalRedirect("/settings/exports");
        Refused = (why, form);
        await OnGetAsync(cancel);
        return Page();
    }

    /// <summary>Runs one now.</summary>
    public async Task<IActionResult> OnPostRunAsync(int id, CancellationToken cancel) { await schedule.RunAsync(id, cancel); return LocalRedirect("/settings/exports"); }
    /// <summary>Takes one away.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(int id, CancellationToken cancel) { await schedule.RemoveAsync(id, cancel); return LocalRedirect("/settings/exports"); }
}
