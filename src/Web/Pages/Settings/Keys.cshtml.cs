using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security;
using Retention.Web.Security.Keys;
using Retention.Web.Work;

namespace Retention.Web.Pages.Settings;

/// <summary>Keys of programs: make, list, revoke.</summary>
public sealed class KeysModel(ApiKeys keys) : PageModel
{
    /// <summary>All keys, the latest first.</summary>
    public IReadOnlyList<ApiKey> All { get; private set; } = [];

    /// <summary>A key that was just made, shown now and never again.</summary>
    public string? Made { get; private set; }

    /// <summary>Why none was made, and what was typed; null where all went well.</summary>
    public (string Why, KeyForm Form)? Refused { get; private set; }

    /// <summary>Reads the list.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => All = await keys.AllAsync(cancel);

    /// <summary>Makes a key.</summary>
    public async Task OnPostAsync([FromForm] KeyForm form, CancellationToken cancel)
    {
        var (made, why) = await keys.MakeAsync(form, Member.Of(HttpContext), cancel);
        (Made, Refused) = (made, why is null ? null : (why, form));
        await OnGetAsync(cancel);
    }

    /// <summary>Revokes a key.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(string? id, CancellationToken cancel)
    {
        await keys.RevokeAsync(id, cancel);
        return LocalRedirect("/settings/keys");
    }
}
