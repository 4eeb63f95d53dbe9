using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>A line of the bridge under the set of policies at a place of the path.</summary>
/// <param name="Movement">The line, or customers.</param>
/// <param name="Place">Of the set, from 0.</param>
/// <param name="Amount">What it is under the set.</param>
/// <param name="Change">What the last turn adds; 0 for the first set.</param>
/// <param name="Difference">What all turns so far add.</param>
public sealed record PolicyAmount(string Movement, int Place, decimal Amount, decimal Change, decimal Difference)
{
    internal static PolicyAmount Row(DbDataReader row) =>
        new(row.Text("movement")!, (int)row.Count("place"), row.Amount("amount"), row.Amount("change"), row.Amount("difference"));
}

/// <summary>What turning one policy does to the MRR of the month.</summary>
/// <param name="Turn">The policy and its two values.</param>
/// <param name="Customers">Whose MRR it changes.</param>
public sealed record PolicyRule(PolicyTurn Turn, ChangedCustomers Customers);
