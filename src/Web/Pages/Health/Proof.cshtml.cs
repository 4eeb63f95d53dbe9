using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Pages.Health;

/// <summary>What the score said and what really happened.</summary>
public sealed class ProofModel(Warehouse warehouse) : PageModel
{
    /// <summary>What the proof is split by.</summary>
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    /// <summary>The model that it is of.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    /// <summary>What the page shows.</summary>
    public HealthProof Proof { get; private set; } = null!;

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken cancel) => Proof = await HealthProof.ReadAsync(warehouse, By, Version, cancel);
}
