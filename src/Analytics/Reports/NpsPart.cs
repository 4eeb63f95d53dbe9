using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>NPS of the customers with one value of an attribute. Source: Sql/reports/nps_by_attribute.sql.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> (small ones folded) or <c>total</c>.</param>
/// <param name="Value">The value; null where customers have none.</param>
/// <param name="N">Answers.</param>
/// <param name="Promoters">Answers of 9 and 10.</param>
/// <param name="Passives">Answers of 7 and 8.</param>
/// <param name="Detractors">Answers of 0 to 6.</param>
/// <param name="Nps">From -100 to 100; null under five answers.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
/// <param name="IsSmall">Whether the interval is the adjusted one, of fewer than thirty answers.</param>
public sealed record NpsPart(string Kind, string? Value, long N, long Promoters, long Passives, long Detractors, decimal? Nps, decimal? Low, decimal? High, bool IsSmall)
{
    internal static Task<IReadOnlyList<NpsPart>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string by, CancellationToken cancel) =>
        ReportSql.ReadAsync(
            connection, selection, "nps_by_attribute",
            row => new NpsPart(
                row.Text("kind")!, row.Text("value"), row.Count("n"), row.Count("promoters"), row.Count("passives"), row.Count("detractors"),
                row.AmountOrNull("nps"), row.AmountOrNull("low"), row.AmountOrNull("high"), row.Flag("is_small")),
            cancel, ("month", month), ("by", by));
}

/// <summary>NPS beside that of the window before, and whether they differ. Source: Sql/reports/nps_change.sql.</summary>
/// <param name="Nps">Now; null under five answers.</param>
/// <param name="N">Answers now.</param>
/// <param name="NpsBefore">In the window before.</param>
/// <param name="NBefore">Answers then.</param>
/// <param name="Change">The difference in points.</param>
/// <param name="Margin">Half the 95 % interval of the difference; null with fewer than thirty answers on either side.</param>
/// <param name="IsReal">Whether the difference is larger than that; null where it cannot be told.</param>
public sealed record NpsChange(decimal? Nps, long N, decimal? NpsBefore, long NBefore, decimal? Change, decimal? Margin, bool? IsReal)
{
    internal static async Task<NpsChange> ReadAsync(DbConnection connection, Selection selection, DateOnly month, CancellationToken cancel)
    {
        var rows = await ReportSql.ReadAsync(
            connection, selection, "nps_change",
            row => new NpsChange(
                row.AmountOrNull("nps"), row.Count("n"), row.AmountOrNull("nps_before"), row.Count("n_before"),
                row.AmountOrNull("change"), row.AmountOrNull("margin"), row["is_real"] as bool?),
            cancel, ("month", month));
        return rows[0];
    }
}
