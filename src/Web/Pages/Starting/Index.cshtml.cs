using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Hosting;

namespace Retention.Web.Pages.Starting;

/// <summary>Shown while the sample is loaded or the numbers are built for the first time.</summary>
public sealed class IndexModel(WarehouseHost host) : PageModel
{
    /// <summary>Why it could not be prepared; null when nothing failed.</summary>
    public string? Failure => host.Failure;

    /// <summary>Steps done.</summary>
    public int Done { get; private set; }

    /// <summary>Steps there are.</summary>
    public int Total { get; private set; }

    /// <summary>The step at work.</summary>
    public string Step { get; private set; } = "";

    /// <summary>Shows the progress, or goes to the overview when there is nothing left to wait for.</summary>
    public IActionResult OnGet()
    {
        if (host.Preparing is null && Failure is null) return LocalRedirect("/");
        (Done, Total, Step) = host.Preparing is { } now ? (now.Done, now.Total, now.Step) : (0, 1, "");
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        Response.Headers.RetryAfter = "1";
        return Page();
    }
}
