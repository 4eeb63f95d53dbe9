using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security.People;

namespace Retention.Web.Pages.Account;

/// <summary>The second factor: on, off, recovery codes.</summary>
public sealed class SecondModel(AccountDesk desk) : PageModel
{
    /// <summary>How it stands.</summary>
    public SecondFactor Factor { get; private set; } = null!;

    /// <summary>Recovery codes, shown now and never again.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    /// <summary>Why nothing was done; null where all went well.</summary>
    public string? Refused { get; private set; }

    /// <summary>Shows how it stands.</summary>
    public async Task OnGetAsync() => Factor = await desk.SecondAsync(HttpContext);

    /// <summary>Switches it on.</summary>
    public Task OnPostAsync(string? code) => ShowAsync(async () => (Codes = await desk.SwitchOnAsync(code, HttpContext)) is null ? "second" : null);

    /// <summary>Switches it off.</summary>
    public async Task<IActionResult> OnPostOffAsync(string? password)
    {
        await ShowAsync(() => desk.SwitchOffAsync(password, HttpContext));
        return Refused is null ? LocalRedirect("/account") : Page();
    }

    /// <summary>Makes new recovery codes.</summary>
    public Task OnPostCodesAsync(string? password) => ShowAsync(async () => (Codes = await desk.NewCodesAsync(password, HttpContext)) is null ? "mismatch" : null);

    private async Task ShowAsync(Func<Task<string?>> act) => (Refused, Factor) = (await act(), await desk.SecondAsync(HttpContext));
}
