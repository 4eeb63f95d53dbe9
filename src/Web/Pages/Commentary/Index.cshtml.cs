using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Warehousing;
using Retention.Web.Work;

namespace Retention.Web.Pages.Commentary;

/// <summary>The commentary on a period with its earlier versions; takes the form of the overview.</summary>
public sealed class IndexModel(CommentaryLog log, Warehouse warehouse) : PageModel
{
    /// <summary>The period in view.</summary>
    public string Period { get; private set; } = "";

    /// <summary>What was written about it, the latest first.</summary>
    public IReadOnlyList<CommentaryVersion> Versions { get; private set; } = [];

    /// <summary>What was sent and could not be saved; null where all went well.</summary>
    public CommentaryForm? Sent { get; private set; }

    /// <summary>Why: <c>period</c>, <c>long</c> or <c>overtaken</c>.</summary>
    public string? Refused { get; private set; }

    /// <summary>Reads a period; a period that is none is said, and this month shown.</summary>
    public async Task OnGetAsync(string? period, CancellationToken cancel)
    {
        if (period is not null && PeriodKey.Read(period) is null) Refused ??= "period";
        Period = PeriodKey.Read(period) ?? PeriodKey.Of(warehouse.AsOf);
        Versions = await log.VersionsAsync(Period, cancel);
    }

    /// <summary>Saves what somebody wrote; what cannot be saved stays in the form.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] CommentaryForm form, CancellationToken cancel)
    {
        if ((Refused = await log.WriteAsync(form, cancel)) is null) return LocalRedirect(Url.IsLocalUrl(form.Back) ? form.Back! : $"/commentary?period={PeriodKey.Read(form.Period)}");
        Sent = form;
        await OnGetAsync(form.Period, cancel);
        return Page();
    }
}
