using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>One step of the bridge of a month: where it begins, how high it is, and who is behind it.</summary>
/// <param name="Movement"><c>opening</c>, a movement, or <c>closing</c>.</param>
/// <param name="Amount">Signed, in the reporting currency.</param>
/// <param name="Bottom">The lower end of the step on the scale of MRR.</param>
/// <param name="Height">Its height, never negative.</param>
/// <param name="Customers">Customers behind it; null for fx.</param>
public sealed record BridgeStep(string Movement, decimal Amount, decimal Bottom, decimal Height, long? Customers)
{
    /// <summary>The steps of a month from opening to closing.</summary>
    public static Task<IReadOnlyList<BridgeStep>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "bridge", Row, cancel, ("month", month));

    private static BridgeStep Row(DbDataReader row) => new(
        row.Text("movement")!, row.Amount("amount"), row.Amount("bottom"), row.Amount("height"), row.CountOrNull("customers"));
}
