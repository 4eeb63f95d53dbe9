using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>What came of payments that failed. Source: Sql/reports/recovery.sql.</summary>
/// <param name="Kind"><c>period</c>, <c>value</c> (a reason, or the attempt that brought the money) or <c>total</c>.</param>
/// <param name="Month">The period of the first failures; null for the other kinds.</param>
/// <param name="Value">The reason or the attempt; <c>never</c> where no attempt brought anything.</param>
/// <param name="IsOpen">Whether what was recovered can still grow.</param>
/// <param name="Invoices">Whose first attempt failed.</param>
/// <param name="RecoveredInvoices">Of them, for how many something came in.</param>
/// <param name="Attempts">Made for them, the first one included.</param>
/// <param name="Failed">What the first attempts were to bring, reporting currency.</param>
/// <param name="Recovered">What later ones brought.</param>
/// <param name="Rate">Recovered as a fraction of failed; null where nothing failed.</param>
public sealed record Recovery(
    string Kind, DateOnly? Month, string? Value, bool IsOpen, long Invoices, long RecoveredInvoices, long Attempts, decimal Failed, decimal Recovered, decimal? Rate)
{
    /// <summary>What recovery is told by.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["month", "reason", "attempt"];

    internal static Task<IReadOnlyList<Recovery>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string by, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "recovery", Row, cancel, ("month", month), ("by", by));

    private static Recovery Row(DbDataReader row) => new(
        row.Text("kind")!, row.DayOrNull("month"), row.Text("value"), row.Flag("is_open"), row.Count("invoices"), row.Count("recovered_invoices"), row.Count("attempts"),
        row.Amount("failed"), row.Amount("recovered"), row.AmountOrNull("rate"));
}
