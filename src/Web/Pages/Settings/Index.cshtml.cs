using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Security.People;

namespace Retention.Web.Pages.Settings;

/// <summary>People and roles: let in, change, shut out, help back in.</summary>
public sealed class IndexModel(PeopleDesk desk, Warehouse warehouse) : PageModel
{
    /// <summary>Everybody.</summary>
    public IReadOnlyList<ListedPerson> All { get; private set; } = [];

    /// <summary>The books that the customers' file names.</summary>
    public IReadOnlyList<string> Books { get; private set; } = [];

    /// <summary>A link that was just made, shown now and never again.</summary>
    public OneTimeLink? Link { get; private set; }

    /// <summary>Why nothing was done, and what was typed; null where all went well.</summary>
    public (string Why, PersonForm Form)? Refused { get; private set; }

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) =>
        (All, Books) = (await desk.AllAsync(cancel), [.. (await FilterValues.ReadAsync(warehouse, cancel))["csm"].Select(one => one.Value).OfType<string>()]);

    /// <summary>Makes an account.</summary>
    public async Task OnPostAsync([FromForm] PersonForm form, CancellationToken cancel) { var (link, why) = await desk.AddAsync(form, cancel); Link = link; await ShowAsync(why, form, cancel); }

    /// <summary>Changes name, role or book.</summary>
    public async Task<IActionResult> OnPostChangeAsync([FromForm] PersonForm form, CancellationToken cancel) => await ThenAsync(await desk.ChangeAsync(form, cancel), form, cancel);

    /// <summary>Makes a link to choose a password by.</summary>
    public async Task OnPostLinkAsync([FromForm] PersonForm form, CancellationToken cancel) => await ShowAsync((Link = await desk.LinkAsync(form.Id, cancel)) is null ? "gone" : null, form, cancel);

    /// <summary>Shuts somebody out.</summary>
    public async Task<IActionResult> OnPostLeaveAsync([FromForm] PersonForm form, CancellationToken cancel) => await ThenAsync(await desk.LeaveAsync(form, cancel), form, cancel);

    /// <summary>Lets somebody in again.</summary>
    public async Task<IActionResult> OnPostReturnAsync([FromForm] PersonForm form, CancellationToken cancel) => await ThenAsync(await desk.ReturnAsync(form, cancel), form, cancel);

    private async Task<IActionResult> ThenAsync(string? why, PersonForm form, CancellationToken cancel) { if (why is null) return LocalRedirect("/settings"); await ShowAsync(why, form, cancel); return Page(); }

    private async Task ShowAsync(string? why, PersonForm form, CancellationToken cancel) { Refused = why is null ? null : (why, form); await OnGetAsync(cancel); }
}
