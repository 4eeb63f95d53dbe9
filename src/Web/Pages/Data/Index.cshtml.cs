using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Jobs;

namespace Retention.Web.Pages.Data;

/// <summary>What came in and what became of it; bring in more.</summary>
public sealed class IndexModel(Warehouse warehouse, JobBoard board, LoadDesk desk) : PageModel
{
    /// <summary>What the page shows.</summary>
    public DataView View { get; private set; } = null!;

    /// <summary>Why the last form was not taken: the key of its words.</summary>
    [TempData] public string? Refused { get; set; }

    /// <summary>The whole page, or only its moving part when the page asks for that.</summary>
    public async Task<IActionResult> OnGetAsync([FromQuery] DataFilter filter, CancellationToken cancel)
    {
        var live = new LiveLoad((await board.RunningAsync(cancel)).FirstOrDefault(job => job.Name == LoadJob.Name), desk.Last);
        if (Request.Headers.ContainsKey("HX-Request")) return Partial("_Load", live);
        View = await DataView.ReadAsync(warehouse, filter, live, cancel);
        return Page();
    }

    /// <summary>Takes an upload or a folder of this machine, to load it or to rehearse that.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, string? path, string act, CancellationToken cancel)
    {
        Refused = files.Count == 0 && string.IsNullOrWhiteSpace(path) ? "nothing" : files.Count == 0 && !Path.Exists(path!.Trim()) ? "path" : null;
        if (Refused is not null) return LocalRedirect("/data");
        var order = files.Count > 0 ? await desk.StoreAsync(files, act == "rehearse", cancel) : new LoadOrder(path!.Trim(), path.Trim(), act == "rehearse");
        return await RunAsync(order, cancel);
    }

    /// <summary>Loads what was rehearsed.</summary>
    public Task<IActionResult> OnPostLoadRehearsedAsync(CancellationToken cancel) =>
        desk.Last is { Rehearsal: not null } last ? RunAsync(last.Order with { Rehearse = false }, cancel) : Task.FromResult<IActionResult>(LocalRedirect("/data"));

    /// <summary>Puts the last outcome away.</summary>
    public IActionResult OnPostForget()
    {
        desk.Forget();
        return LocalRedirect("/data");
    }

    private async Task<IActionResult> RunAsync(LoadOrder order, CancellationToken cancel)
    {
        await board.RunAsync(LoadJob.Name, LoadDesk.Write(order), cancel);
        return LocalRedirect("/data#load");
    }
}
