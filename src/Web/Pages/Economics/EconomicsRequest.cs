namespace Retention.Web.Pages.Economics;

/// <summary>What the address of the economics page asks for. Nothing in it is trusted.</summary>
public sealed record EconomicsRequest
{
    /// <summary>The period in view, <c>2026-09</c>.</summary>
    public string? Month { get; init; }

    /// <summary>What worth and service are split by.</summary>
    public string? By { get; init; }

    /// <summary>Months from a cost to the customers it is set against.</summary>
    public string? Lag { get; init; }
}
