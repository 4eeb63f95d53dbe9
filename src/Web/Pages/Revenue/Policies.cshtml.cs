using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Web.Jobs;

namespace Retention.Web.Pages.Revenue;

/// <summary>The policy lab: a month under two sets of policies, the difference by rule and customer.</summary>
public sealed class PoliciesModel(PolicyDesk desk) : PageModel
{
    /// <summary>The month in view, as the address writes it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Month { get; set; }

    /// <summary>The first set of policies; see <see cref="PolicyPath.Names"/>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? A { get; set; }

    /// <summary>The second.</summary>
    [BindProperty(SupportsGet = true)]
    public string? B { get; set; }

    /// <summary>The comparison, over or under way; null while nothing that can be compared has been asked for.</summary>
    public PolicyRun? Run { get; private set; }

    /// <summary>What the address names and there is not.</summary>
    public IEnumerable<string> Unknown => new[] { A, B }.OfType<string>().Where(name => name.Length > 0 && !PolicyPath.Names.Contains(name));

    /// <summary>Compares where both sets are named; what takes longer is waited for on the page.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(A) || string.IsNullOrEmpty(B) || Unknown.Any()) return;
        Run = await desk.AskAsync(Month, A, B, TimeSpan.FromSeconds(2), cancel);
    }
}
