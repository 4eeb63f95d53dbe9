using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security.People;
using Retention.Web.Work;

namespace Retention.Web.Pages.First;

/// <summary>Where nobody can sign in yet: makes the administrator.</summary>
public sealed class IndexModel(SignInDesk desk, FirstCode code, WorkDatabase work) : PageModel
{
    /// <summary>What was typed and refused.</summary>
    public FirstForm Form { get; private set; } = new(null, null, null, null);

    /// <summary>Why nothing was done; null where all went well.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether the code printed at the start is asked for.</summary>
    public bool AsksCode => code.IsAsked(HttpContext);

    /// <summary>Asks; where there is somebody, they sign in.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => !work.IsUsable || await desk.HasPeopleAsync(cancel) ? LocalRedirect("/sign-in") : Page();

    /// <summary>Makes the administrator and lets them in.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] FirstForm form)
    {
        if (!work.IsUsable || (Refused = await desk.FirstAsync(form, HttpContext)) == "there") return LocalRedirect("/sign-in");
        Form = form;
        return Refused is null ? LocalRedirect("/") : Page();
    }
}
