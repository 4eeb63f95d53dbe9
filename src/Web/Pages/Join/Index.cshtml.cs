using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security.People;

namespace Retention.Web.Pages.Join;

/// <summary>Where a one-time link leads: a password is chosen.</summary>
public sealed class IndexModel(SignInDesk desk) : PageModel
{
    /// <summary>Whose link.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    /// <summary>What proves that it is theirs.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Why nothing was done; null where all went well.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether the password was chosen.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Takes the password.</summary>
    public async Task OnPostAsync(string? password, CancellationToken cancel) =>
        IsDone = (Refused = await desk.JoinAsync(Person, Token, password, cancel)) is null;
}
