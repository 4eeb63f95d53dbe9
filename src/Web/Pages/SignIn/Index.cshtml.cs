using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security.People;
using Retention.Web.Work;

namespace Retention.Web.Pages.SignIn;

/// <summary>E-mail address and password; leads on to where somebody wanted to go, on this site only.</summary>
public sealed class IndexModel(SignInDesk desk, WorkDatabase work) : PageModel
{
    /// <summary>Where to go then.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>What was typed as the address.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether what was typed let nobody in.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>Whether anybody can sign in at all: the file of people's own data can be read.</summary>
    public bool CanBe => work.IsUsable;

    /// <summary>Asks; where there is nobody yet, the first page does.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => !CanBe || await desk.HasPeopleAsync(cancel) ? Page() : LocalRedirect("/first");

    /// <summary>Lets in, asks for the second factor, or asks again.</summary>
    public async Task<IActionResult> OnPostAsync(string? email, string? password)
    {
        var answer = await desk.PasswordAsync(email, password, HttpContext);
        if (answer == "second") return LocalRedirect(SecondModel.Address(Back));
        if (answer is null) return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/");
        (IsWrong, Email) = (true, email);
        return Page();
    }
}
