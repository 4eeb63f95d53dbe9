using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security.People;

namespace Retention.Web.Pages.SignOut;

/// <summary>Ends the session of this browser; only a form does, so that no link can.</summary>
public sealed class IndexModel(SignInDesk desk) : PageModel
{
    /// <summary>There is nothing to see here: to the overview.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await desk.LeaveAsync(HttpContext);
        return LocalRedirect("/sign-in");
    }
}
