using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Web.Security;

/// <summary>Holds what somebody sees to the customers of their own book: the one place that does.</summary>
public sealed class OwnBook(Warehouse warehouse)
{
    /// <summary>The part of a selection that somebody may see; all of it for those who see every customer.</summary>
    public static Selection Hold(Member member, Selection selection)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(selection);
        return member.HeldTo is { } book ? selection.And("csm", book) : selection;
    }

    /// <summary>Whether somebody may see this customer; a customer that there is not, and none at all, only those who see every customer.</summary>
    public async Task<bool> HoldsAsync(Member member, string? customer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.HeldTo is not { } book) return true;
        return customer is not null && await CustomerHeader.BookAsync(warehouse, customer, cancel) == book;
    }
}
