using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security.People;

namespace Retention.Web.Pages.SignIn;

/// <summary>The code of an authenticator, or a recovery code.</summary>
public sealed class SecondModel(SignInDesk desk) : PageModel
{
    /// <summary>Where to go then.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whether what was typed let nobody in.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>This page, with where to go then.</summary>
    public static string Address(string? back) => "/sign-in/second" + (string.IsNullOrEmpty(back) ? "" : "?back=" + Uri.EscapeDataString(back));

    /// <summary>Lets in, or asks again; who was too slow begins anew.</summary>
    public async Task<IActionResult> OnPostAsync(string? code)
    {
        var answer = await desk.SecondAsync(code, HttpContext);
        if (answer == "gone") return LocalRedirect("/sign-in");
        if (answer is null) return LocalRedirect(Url.IsLocalUrl(Back) ? Back! : "/");
        IsWrong = true;
        return Page();
    }
}
