using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Security;
using Retention.Web.Work;

namespace Retention.Web.Pages.Growth;

/// <summary>Offers that were made, and what became of them; of the customers of their own book for who has one.</summary>
public sealed class OutcomesModel(Warehouse warehouse, Offers offers) : PageModel
{
    /// <summary>Offers, the latest first.</summary>
    public IReadOnlyList<OfferNow> Made { get; private set; } = [];

    /// <summary>Who pays six months after an answer.</summary>
    public IReadOnlyList<OfferSurvival> Survival { get; private set; } = [];

    /// <summary>The reporting currency.</summary>
    public string? Currency => ReportCurrency.Of(warehouse);

    /// <summary>Reads both.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        Made = await offers.OfBookAsync(Member.Of(HttpContext).HeldTo, cancel);
        Survival = await GrowthReport.SurvivalAsync(warehouse, Offers.Answered(Made), cancel);
    }

    /// <summary>Writes down what became of an offer.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] int offer, [FromForm] string? state, CancellationToken cancel)
    {
        var member = Member.Of(HttpContext);
        if ((await offers.OfBookAsync(member.HeldTo, cancel)).Any(one => one.Id == offer)) await offers.AnswerAsync(offer, state, member.Id, cancel);
        return RedirectToPage();
    }
}
