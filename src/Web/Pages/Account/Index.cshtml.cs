using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Language;
using Retention.Web.Security;
using Retention.Web.Security.People;
using Retention.Web.Work;
using Retention.Web.Work.Mail;

namespace Retention.Web.Pages.Account;

/// <summary>What people do about their own account: name, language, password, sessions.</summary>
public sealed class IndexModel(AccountDesk desk, Sessions sessions, Digest digest, Words words) : PageModel
{
    /// <summary>Who is signed in.</summary>
    public Person Me { get; private set; } = null!;

    /// <summary>Where they are signed in, and which of it is this browser.</summary>
    public (IReadOnlyList<PersonSession> All, string? Here) Open { get; private set; } = ([], null);

    /// <summary>Why nothing was done; null where all went well.</summary>
    public string? Refused { get; private set; }

    /// <summary>What was done: <c>described</c> or <c>password</c>.</summary>
    [TempData] public string? Done { get; set; }

    /// <summary>Reads the account.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        (Me, Open) = (await desk.MeAsync(HttpContext), (await sessions.OfAsync(Member.Of(HttpContext).Id, cancel), await CookieRules.SessionAsync(HttpContext)));

    /// <summary>Changes name and language.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? language, CancellationToken cancel) => await ThenAsync("described", await desk.DescribeAsync(name, language, HttpContext), cancel);

    /// <summary>Changes the password.</summary>
    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? next, CancellationToken cancel) => await ThenAsync("password", await desk.ChangePasswordAsync(current, next, HttpContext), cancel);

    /// <summary>Ends one session.</summary>
    public async Task<IActionResult> OnPostEndSessionAsync(string? session, CancellationToken cancel) { await sessions.EndAsync(Member.Of(HttpContext).Id, session, cancel); return LocalRedirect("/account#sessions"); }

    /// <summary>Ends every session but this one.</summary>
    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken cancel) { await sessions.EndOthersAsync(Member.Of(HttpContext).Id, await CookieRules.SessionAsync(HttpContext), cancel); return LocalRedirect("/account#sessions"); }

    /// <summary>Sends the tasks of the day to their own address, or no more.</summary>
    public async Task<IActionResult> OnPostDigestAsync(bool wanted, CancellationToken cancel) { await digest.SubscribeAsync(await desk.MeAsync(HttpContext), wanted, words.Language, cancel); return LocalRedirect("/account#digest"); }

    private async Task<IActionResult> ThenAsync(string done, string? refused, CancellationToken cancel)
    {
        if (refused is null) { Done = done; return LocalRedirect("/account"); }
        Refused = refused;
        await OnGetAsync(cancel);
        return Page();
    }
}
