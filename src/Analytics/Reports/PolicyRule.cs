using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>A line of the bridge under the set of policies at a place of the path.</summary>
public sealed record PolicyAmount(string Movement, int Place, decimal Amount)
{
    internal static PolicyAmount Row(DbDataReader row) => new(row.Text("movement")!, (int)row.Count("place"), row.Amount("amount"));
}

/// <summary>What turning one policy does to the MRR of the month.</summary>
/// <param name="Turn">The policy and its two values.</param>
/// <param name="Change">Sum over all customers.</param>
/// <param name="Count">Customers that it changes.</param>
/// <param name="Customers">Those it changes most; at most <see cref="Shown"/>.</param>
public sealed record PolicyRule(PolicyTurn Turn, decimal Change, long Count, IReadOnlyList<PolicyCustomer> Customers)
{
    /// <summary>How many customers of a rule are listed.</summary>
    public const int Shown = 50;

    /// <summary>The changes of the customers that are not listed.</summary>
    public decimal Rest => Change - Customers.Sum(customer => customer.Change);

    internal static IReadOnlyList<PolicyRule> Gather(PolicyPath path, IReadOnlyList<(int Place, long Count, decimal Sum, PolicyCustomer Customer)> rows) =>
    [
        .. from turn in path.Turns.Index()
           let own = rows.Where(row => row.Place == turn.Index + 1).ToList()
           select new PolicyRule(turn.Item, own.Count == 0 ? 0m : own[0].Sum, own.Count == 0 ? 0 : own[0].Count, [.. own.Select(row => row.Customer)]),
    ];
}

/// <summary>A customer whose MRR a policy changes.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Before">Its MRR before the policy is turned.</param>
/// <param name="After">Its MRR after.</param>
/// <param name="Change">After less before.</param>
public sealed record PolicyCustomer(string CustomerId, string Name, decimal Before, decimal After, decimal Change)
{
    internal static (int Place, long Count, decimal Sum, PolicyCustomer Customer) Row(DbDataReader row) => (
        (int)row.Count("place"), row.Count("count_all"), row.Amount("sum_all"),
        new(row.Text("customer_id")!, row.Text("name")!, row.Amount("before"), row.Amount("after"), row.Amount("change")));
}
