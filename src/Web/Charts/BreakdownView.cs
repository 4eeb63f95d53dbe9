using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Web.Charts;

/// <summary>A month of a selection split by an attribute, as a table whose cells lead to their customers.</summary>
public sealed record BreakdownView(Breakdown Breakdown, DateOnly Month, string? Currency, Selection Of)
{
    /// <summary>The customers behind the cells of a row, by column; null for values that were folded into one row.</summary>
    public Func<string, string>? Behind(BreakdownRow row)
    {
        if (row.Kind == "others" || row.Kind == "total" && !IsSum) return null;
        var of = row.Kind == "total" ? Of : Of.And(Breakdown.By, row.Value);
        return column => Links.Customers(Month, column, of);
    }

    // Transfers between plans of one product are none between products: then the plans add up to other movements than the filter.
    private bool IsSum => Breakdown.By != "plan" || !Of.IsOfPlans || Of.Groups.Any(group => group.Any(condition => condition.Attribute == "plan"));
}
