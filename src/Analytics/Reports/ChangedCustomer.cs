using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>A customer whose MRR is another than it was: since a month was closed, or by the turn of a policy.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Was">Its MRR then, or before the turn.</param>
/// <param name="Now">Its MRR now, or after it.</param>
/// <param name="Change">Now less was.</param>
public sealed record ChangedCustomer(string CustomerId, string Name, decimal Was, decimal Now, decimal Change)
{
    internal static ChangedCustomer Row(DbDataReader row) =>
        new(row.Text("customer_id")!, row.Text("name")!, row.Amount("was"), row.Amount("now"), row.Amount("change"));
}

/// <summary>The customers that changed in one part (a closed month, the turn of a policy): the largest, and what all of them come to.</summary>
/// <param name="Count">How many changed in all.</param>
/// <param name="Change">The sum of all their changes.</param>
/// <param name="Rest">The changes of those that are not listed.</param>
/// <param name="Listed">Those with the largest changes.</param>
public sealed record ChangedCustomers(long Count, decimal Change, decimal Rest, IReadOnlyList<ChangedCustomer> Listed)
{
    internal static ChangedCustomers Gather(IEnumerable<(long Count, decimal Change, decimal Unlisted, ChangedCustomer Customer)> rows) =>
        rows.ToList() is [var first, ..] all ? new(first.Count, first.Change, first.Unlisted, [.. all.Select(row => row.Customer)]) : new(0, 0m, 0m, []);

    internal static (long Count, decimal Change, decimal Unlisted, ChangedCustomer Customer) Row(DbDataReader row) =>
        (row.Count("count_all"), row.Amount("sum_all"), row.Amount("rest"), ChangedCustomer.Row(row));
}
