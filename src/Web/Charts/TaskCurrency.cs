using Retention.Analytics.Warehousing;

namespace Retention.Web.Charts;

/// <summary>The currency of the money beside a task.</summary>
public static class TaskCurrency
{
    /// <summary>The reporting currency; null while none is known.</summary>
    public static string? Of(Warehouse warehouse)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return warehouse.Settings.Policies["reporting_currency"] is { Length: 3 } code ? code.ToUpperInvariant() : null;
    }
}
