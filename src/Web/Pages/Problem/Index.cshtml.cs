using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Retention.Web.Pages.Problem;

/// <summary>What a reader sees when there is no such page, when a form was refused, or when the app failed.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class IndexModel : PageModel
{
    /// <summary><c>forbidden</c>, <c>missing</c>, <c>refused</c>, <c>large</c>, <c>often</c>, <c>work</c> or <c>failed</c>: which words to show.</summary>
    public string Kind { get; private set; } = "failed";

    /// <summary>The mark under which a failure stands in the log; null when nothing failed.</summary>
    public string? Trace { get; private set; }

    /// <summary>Shows the words for the status.</summary>
    public void OnGet(int code) => Show(code);

    /// <summary>The same for a form that was refused.</summary>
    public void OnPost(int code) => Show(code);

    private void Show(int code)
    {
        Kind = code switch
        {
            403 => "forbidden",
            404 => "missing",
            413 => "large",
            429 => "often",
            >= 400 and < 500 => "refused",
            503 => "work",
            _ => "failed",
        };
        Trace = Kind == "failed" ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;
        Response.StatusCode = code is >= 400 and < 600 ? code : 500;
    }
}
