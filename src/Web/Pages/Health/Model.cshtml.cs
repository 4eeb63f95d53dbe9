using Microsoft.AspNetCore.Mvc.RazorPages;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;
using Retention.Web.Commands.Models;

namespace Retention.Web.Pages.Health;

/// <summary>The card of the model that scores: what it is, what it learned from, how good it was, and where it ends.</summary>
public sealed class ModelModel(Warehouse warehouse) : PageModel
{
    /// <summary>The latest run; null where nobody was scored yet.</summary>
    public HealthState? State { get; private set; }

    /// <summary>Its model; null where no training chose what scored.</summary>
    public ModelCard? Card { get; private set; }

    /// <summary>How far each feature has moved.</summary>
    public HealthStability Stability { get; private set; } = null!;

    /// <summary>Reads it.</summary>
    public async Task OnGetAsync(CancellationToken cancel)
    {
        (State, Stability) = (await HealthState.ReadAsync(warehouse, cancel), await HealthStability.ReadAsync(warehouse, cancel));
        Card = State?.Card is { } json ? CardAnswer.Read(json) : null;
    }
}
