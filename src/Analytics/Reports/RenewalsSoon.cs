using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>Renewals of the next 90 days whose customers are equally at risk. Source: Sql/reports/renewals_soon.sql.</summary>
/// <param name="Band">leaving, red, amber, green or none; null for the total.</param>
/// <param name="Renewals">Customers x days.</param>
/// <param name="Mrr">Up for renewal.</param>
/// <param name="AtRisk">What of it the model does not expect to be kept; null where there is no chance for one of them.</param>
public sealed record RenewalsSoon(string? Band, long Renewals, decimal Mrr, decimal? AtRisk)
{
    internal static Task<IReadOnlyList<RenewalsSoon>> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel) => ReportSql.ReadAsync(
        connection, selection, "renewals_soon", row => new RenewalsSoon(row.Text("band"), row.Count("renewals"), row.Amount("mrr"), row.AmountOrNull("at_risk")), cancel, ("calls", "[]"));
}
