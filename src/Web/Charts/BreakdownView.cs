using Retention.Analytics.Reports;

namespace Retention.Web.Charts;

/// <summary>A month split by an attribute, as a table whose cells lead to their customers.</summary>
public sealed record BreakdownView(Breakdown Breakdown, DateOnly Month, string? Currency)
{
    /// <summary>The customers behind a cell; null for values that were folded into one row.</summary>
    public string? Link(BreakdownRow row, string column) => row.Kind switch
    {
        "total" => column == "transferred" ? null : Links.Customers(Month, column),
        "others" => null,
        _ => Links.Customers(Month, column, (Breakdown.By, row.Value ?? NumberRequest.Blank)),
    };
}
