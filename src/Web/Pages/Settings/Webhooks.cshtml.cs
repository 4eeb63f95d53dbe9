using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Web.Security;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Pages.Settings;

/// <summary>Addresses that are told what happens, and what became of each message.</summary>
public sealed class WebhooksModel(WebhookDesk desk) : PageModel
{
    /// <summary>All webhooks, the latest first.</summary>
    public IReadOnlyList<Webhook> All { get; private set; } = [];

    /// <summary>The messages of late.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    /// <summary>The secret of a webhook that was just made, shown now and never again.</summary>
    public string? Secret { get; private set; }

    /// <summary>Why none was made, and what was typed; null where all went well.</summary>
    public (string Why, WebhookForm Form)? Refused { get; private set; }

    /// <summary>Reads the lists.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => (All, Deliveries) = (await desk.AllAsync(cancel), await desk.LatestAsync(cancel));

    /// <summary>Makes a webhook.</summary>
    public async Task OnPostAsync([FromForm] WebhookForm form, CancellationToken cancel)
    {
        var (secret, why) = await desk.MakeAsync(form, Member.Of(HttpContext), cancel);
        (Secret, Refused) = (secret, why is null ? null : (why, form));
        await OnGetAsync(cancel);
    }

    /// <summary>Tries one out, turns it on or off, takes it away, or sends a message once more.</summary>
    public async Task<IActionResult> OnPostActAsync(string? act, long id, CancellationToken cancel)
    {
        await desk.ActAsync(act, id, cancel);
        return LocalRedirect("/settings/webhooks");
    }
}
