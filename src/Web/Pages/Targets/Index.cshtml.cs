using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Pages.Targets;

/// <summary>What metrics are meant to reach: set, list, delete.</summary>
public sealed class IndexModel(TargetList targets, Warehouse warehouse) : PageModel
{
    /// <summary>Every target, the latest period first.</summary>
    public IReadOnlyList<Target> All { get; private set; } = [];

    /// <summary>The reporting currency.</summary>
    public string Currency => warehouse.Settings.Policies["reporting_currency"];

    /// <summary>What the form shows: what was typed and refused, or the metric and period asked for.</summary>
    public TargetForm Form { get; private set; } = new(null, null, null);

    /// <summary>Why the target was not set; null where it was.</summary>
    public string? Refused { get; private set; }

    /// <summary>Reads the targets.</summary>
    public async Task OnGetAsync([FromQuery] TargetForm form, CancellationToken cancel) =>
        (Form, All) = (form with { Period = form.Period ?? PeriodKey.Of(warehouse.AsOf) }, await targets.AllAsync(cancel));

    /// <summary>Sets a target.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] TargetForm form, CancellationToken cancel)
    {
        if ((Refused = await targets.SetAsync(form, cancel)) is null) return LocalRedirect("/targets");
        await OnGetAsync(form, cancel);
        return Page();
    }

    /// <summary>Takes a target away.</summary>
    public async Task<IActionResult> OnPostDeleteAsync([FromForm] TargetForm form, CancellationToken cancel)
    {
        await targets.DeleteAsync(form.Metric, form.Period, cancel);
        return LocalRedirect("/targets");
    }
}
