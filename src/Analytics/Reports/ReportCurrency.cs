using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>The currency in which reports count.</summary>
public static class ReportCurrency
{
    /// <summary>Its code; null while none is known.</summary>
    public static string? Of(Warehouse warehouse)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        return ReportSql.Currency(warehouse);
    }
}
