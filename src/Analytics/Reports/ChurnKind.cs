using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>Churn of a period by why (reading S29). Source: Sql/reports/churn_kinds.sql.</summary>
/// <param name="Month">The period.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Customers">Who stopped paying.</param>
/// <param name="Mrr">What they paid, negative, reporting currency.</param>
public sealed record ChurnKind(DateOnly Month, string Kind, long Customers, decimal Mrr)
{
    /// <summary>The kinds there are.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["voluntary", "involuntary", "to_free", "unknown"];

    internal static Task<IReadOnlyList<ChurnKind>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "churn_kinds", row => new ChurnKind(row.Day("month"), row.Text("kind")!, row.Count("customers"), row.Amount("mrr")), cancel);
}
