using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Retention.Web.Pages.Review;

/// <summary>Says why there is no PDF, and how to make one.</summary>
public sealed class NoPdfModel : PageModel
{
    /// <summary>none where there is no browser, else failed.</summary>
    public string Why { get; private set; } = "none";

    /// <summary>Reads why.</summary>
    public void OnGet(string? why) => Why = why == "failed" ? "failed" : "none";
}
