using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Charts;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Pages.Renewals;

/// <summary>What somebody expects of a renewal: the form, and all that was said before.</summary>
public sealed class CallModel(Warehouse warehouse, RenewalCalls calls) : PageModel
{
    /// <summary>The customer.</summary>
    [BindProperty(SupportsGet = true)]
    public string Customer { get; set; } = "";

    /// <summary>The day on which the term is over, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? End { get; set; }

    /// <summary>The renewal, with the versions of its call and a form that could not be taken.</summary>
    public RenewalCallView View { get; private set; } = null!;

    /// <summary>Reads it; not found where no such term ends within 12 months.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(null, null, cancel);

    /// <summary>Writes a call; what cannot be taken stays in the form.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] RenewalCallForm form, CancellationToken cancel) =>
        await calls.SayAsync(Customer, form, Member.Of(HttpContext).Id, cancel) is { } why ? await ShowAsync(form, why, cancel) : LocalRedirect("/renewals#list");

    private async Task<IActionResult> ShowAsync(RenewalCallForm? sent, string? refused, CancellationToken cancel)
    {
        var ahead = await RenewalReport.OfAsync(warehouse, Customer, await calls.InForceAsJsonAsync(cancel), cancel);
        if (ahead.FirstOrDefault(one => $"{one.TermEnd:yyyy-MM-dd}" == End) is not { } renewal) return NotFound();
        View = new(renewal, [.. (await calls.OfAsync(Customer, cancel)).Where(one => one.TermEnd == renewal.TermEnd)], ReportCurrency.Of(warehouse), sent, refused);
        return Page();
    }
}
