using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A customer whose MRR moved in a month, with the movement that weighed most.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Amount">Sum of its movements of the month, signed.</param>
/// <param name="Mrr">Its MRR at the end of the month.</param>
/// <param name="Movement">The movement with the largest amount.</param>
/// <param name="Subtype">Its subtype, where it has one.</param>
public sealed record Mover(string CustomerId, string Name, decimal Amount, decimal Mrr, string Movement, string? Subtype)
{
    /// <summary>The ten customers that moved MRR most in a month, the largest first.</summary>
    public static Task<IReadOnlyList<Mover>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "movers", Row, cancel, ("month", month));

    private static Mover Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Amount("amount"), row.Amount("mrr"), row.Text("movement")!, row.Text("subtype"));
}
