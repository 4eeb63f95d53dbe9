using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>What the customers with one value of an attribute are worth, told three ways. Source: Sql/reports/clv.sql.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> (small ones folded) or <c>total</c>.</param>
/// <param name="Value">The value; null where customers have none.</param>
/// <param name="Customers">Who pays at the end of the period.</param>
/// <param name="Arpa">What one of them pays a month; null without customers.</param>
/// <param name="Churned">Who churned in the last six whole months.</param>
/// <param name="Exposed">Customers at the start of each of these months, added up: what the churn rests on.</param>
/// <param name="Churn">A month, as a fraction; null where it is not defined.</param>
/// <param name="Observed">Gross profit so far, by customer there has been.</param>
/// <param name="Simple">Lifetime value without a limit.</param>
/// <param name="Capped">Lifetime value of 60 months at most.</param>
/// <param name="LtvCac">The capped one over CAC, where cost is known.</param>
/// <param name="Why">What the first that is not defined lacks.</param>
public sealed record CustomerWorth(
    string Kind, string? Value, long Customers, decimal? Arpa, long? Churned, long? Exposed, decimal? Churn,
    decimal? Observed, decimal? Simple, decimal? Capped, decimal? LtvCac, string? Why)
{
    /// <summary>What customers can be split by: their attributes, which have churn. Plans have none.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["segment", "country", "csm", "acquisition_channel", "industry", "currency"];

    /// <summary>Fewer customers counted than this make a rate that is shown greyed.</summary>
    public const int Few = 20;

    /// <summary>Whether so few customers stand behind the row that it says little.</summary>
    public bool IsSmall => Customers < Few;

    internal static Task<IReadOnlyList<CustomerWorth>> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string by, int lag, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "clv", Row, cancel, ("month", month), ("by", by), ("lag", lag));

    private static CustomerWorth Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("value"), row.Count("customers"), row.AmountOrNull("arpa"), row.CountOrNull("churned"), row.CountOrNull("exposed"), row.AmountOrNull("churn"),
        row.AmountOrNull("observed"), row.AmountOrNull("simple"), row.AmountOrNull("capped"), row.AmountOrNull("ltv_cac"), row.Text("why"));
}
