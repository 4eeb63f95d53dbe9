using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Jobs;

namespace Retention.Web.Pages.Jobs;

/// <summary>What is planned, what is at work and what has run; run now, cancel, change the schedule.</summary>
public sealed class IndexModel(JobBoard board, Warehouse warehouse) : PageModel
{
    /// <summary>The planned jobs.</summary>
    public IReadOnlyList<PlannedJob> Planned { get; private set; } = [];

    /// <summary>What is at work and what has run.</summary>
    public LiveRuns Live { get; private set; } = new([], []);

    /// <summary>The job whose new schedule was refused, and what was typed.</summary>
    [TempData] public string? Refused { get; set; }

    /// <summary>The whole page, or only its moving part when the page asks for that.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Live = new(await board.RunningAsync(cancel), await Run.ReadAsync(warehouse, cancel));
        if (Request.Headers.ContainsKey("HX-Request")) return Partial("_Live", Live);
        Planned = await board.PlannedAsync(cancel);
        return Page();
    }

    /// <summary>Runs a job now.</summary>
    public Task<IActionResult> OnPostRunAsync(string job, CancellationToken cancel) => Then(board.RunAsync(job, null, cancel));

    /// <summary>Asks a running job to stop.</summary>
    public Task<IActionResult> OnPostCancelAsync(string id, CancellationToken cancel) => Then(board.CancelAsync(id, cancel));

    /// <summary>Changes when a job runs.</summary>
    public async Task<IActionResult> OnPostScheduleAsync(string job, string? cron, CancellationToken cancel)
    {
        if (!await board.RescheduleAsync(job, cron?.Trim(), cancel)) Refused = $"{job}\n{cron}";
        return LocalRedirect("/jobs");
    }

    private async Task<IActionResult> Then(Task work)
    {
        await work;
        return LocalRedirect("/jobs");
    }
}
