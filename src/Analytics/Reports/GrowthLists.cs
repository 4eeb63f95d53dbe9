using System.Data.Common;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>A part of a long list.</summary>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Kind">What it is limited to, or all.</param>
/// <param name="Rows">The rows shown.</param>
/// <param name="Start">Place of the first, from 1.</param>
public sealed record GrowthList<T>(string? Currency, string Kind, IReadOnlyList<T> Rows, int Start);

/// <summary>The lists behind offers. Source: Sql/reports/growth_upsell.sql, growth_annual.sql, growth_lift.sql and growth_grid.sql.</summary>
public static class GrowthLists
{
    /// <summary>Customers near a limit or with their seats full.</summary>
    public static Task<GrowthList<UpsellRow>> UpsellAsync(Warehouse warehouse, Selection selection, GrowthRequest asked, CancellationToken cancel) =>
        ReadAsync(warehouse, selection, asked, "growth_upsell", UpsellRow.Row, [("kind", Asked(asked).Of(["limit", "seats"]))], cancel);

    /// <summary>Monthly payers who could pay by the year.</summary>
    public static Task<GrowthList<AnnualRow>> AnnualAsync(Warehouse warehouse, Selection selection, GrowthRequest asked, CancellationToken cancel) =>
        ReadAsync(warehouse, selection, asked, "growth_annual", AnnualRow.Row, [("who", Asked(asked).Customer)], cancel);

    /// <summary>Customers by product; a row for each of both.</summary>
    public static Task<GrowthList<GridCell>> GridAsync(Warehouse warehouse, Selection selection, GrowthRequest asked, CancellationToken cancel) =>
        ReadAsync(warehouse, selection, asked, "growth_grid", GridCell.Row, [("product", string.IsNullOrWhiteSpace(Asked(asked).Kind) ? "all" : asked.Kind)], cancel);

    /// <summary>What goes with what.</summary>
    public static Task<IReadOnlyList<LiftRow>> LiftAsync(Warehouse warehouse, Selection selection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync($"growth lift {selection}", (connection, stop) => ReportSql.ReadAsync(connection, selection, "growth_lift", LiftRow.Row, stop), cancel);
    }

    private static GrowthRequest Asked(GrowthRequest asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return asked;
    }

    private static Task<GrowthList<T>> ReadAsync<T>(
        Warehouse warehouse, Selection selection, GrowthRequest asked, string report, Func<DbDataReader, T> row, (string Name, object? Value)[] parameters, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        return warehouse.ReadOnceAsync($"{report} {asked} {selection}", async (connection, stop) => new GrowthList<T>(
            ReportSql.Currency(warehouse), parameters[0].Value as string ?? "all",
            await ReportSql.ReadAsync(connection, selection, report, row, stop, [.. parameters, ("start", asked.From), ("size", GrowthReport.PageSize)]), asked.From), cancel);
    }
}

/// <summary>A customer near a limit or with its seats full.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Csm">Who looks after it.</param>
/// <param name="Band">The band of its health.</param>
/// <param name="Kind"><c>limit</c> or <c>seats</c>.</param>
/// <param name="ItemName">The next plan, or the plan of the seats.</param>
/// <param name="Level">The share of the limit or of the seats in use.</param>
/// <param name="Trend">Use of the last 30 days against the 90 before.</param>
/// <param name="Mrr">What it pays for the plan.</param>
/// <param name="Added">What it would pay besides.</param>
/// <param name="OfAll">Rows of the whole list.</param>
/// <param name="AddedOfAll">Sum over the whole list.</param>
public sealed record UpsellRow(
    string CustomerId, string Name, string? Csm, string? Band, string Kind, string? ItemName, double? Level, double? Trend, decimal Mrr, decimal Added, long OfAll, decimal AddedOfAll)
{
    internal static UpsellRow Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("csm"), row.Text("band"), row.Text("kind")!, row.Text("item_name"), row["level"] as double?, row["trend"] as double?,
        row.Amount("mrr"), row.Amount("mrr_added"), row.Count("of_all"), row.Amount("added_of_all"));
}

/// <summary>A monthly payer who could pay by the year.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Segment">Its segment.</param>
/// <param name="Item">The yearly plan.</param>
/// <param name="Monthly">A month as it is paid now.</param>
/// <param name="Yearly">The year; also the cash now.</param>
/// <param name="Saving">12 months less the year.</param>
/// <param name="Effect">A twelfth of the year less a month.</param>
/// <param name="Churn">The share of its segment that leaves in a month.</param>
/// <param name="Avoided">What of 12 months is expected to be lost to it.</param>
/// <param name="Gain">The year less what 12 months are expected to bring.</param>
/// <param name="BreakEven">The month by which as much is expected to have come in month by month; null for never.</param>
/// <param name="OfAll">Rows of the whole list.</param>
/// <param name="CashOfAll">Cash now of all.</param>
/// <param name="EffectOfAll">MRR effect of all.</param>
/// <param name="AvoidedOfAll">Churn avoided of all.</param>
public sealed record AnnualRow(
    string CustomerId, string Name, string? Segment, string Item, decimal Monthly, decimal Yearly, decimal Saving, decimal Effect, double? Churn, decimal? Avoided, decimal? Gain,
    int? BreakEven, long OfAll, decimal CashOfAll, decimal EffectOfAll, decimal? AvoidedOfAll)
{
    internal static AnnualRow Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Text("segment"), row.Text("item")!, row.Amount("monthly"), row.Amount("yearly"), row.Amount("saving"), row.Amount("mrr_effect"),
        row["churn"] as double?, row.AmountOrNull("churn_avoided"), row.AmountOrNull("gain"), row["break_even"] as int?, row.Count("of_all"), row.Amount("cash_of_all"),
        row.Amount("effect_of_all"), row.AmountOrNull("avoided_of_all"));
}

/// <summary>A customer and a product.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name.</param>
/// <param name="Mrr">All it pays.</param>
/// <param name="Product">The product.</param>
/// <param name="ProductMrr">What it pays for it; null where it does not have it.</param>
/// <param name="Lift">The lift of the best it has for the product; null where none is beyond doubt.</param>
/// <param name="Because">What that is.</param>
/// <param name="Added">The median MRR that customers like it pay for the product.</param>
/// <param name="OfAll">Customers in the whole list.</param>
public sealed record GridCell(string CustomerId, string Name, decimal Mrr, string Product, decimal? ProductMrr, double? Lift, string? Because, decimal? Added, long OfAll)
{
    internal static GridCell Row(DbDataReader row) => new(
        row.Text("customer_id")!, row.Text("name")!, row.Amount("mrr"), row.Text("product")!, row.AmountOrNull("product_mrr"), row["lift"] as double?, row.Text("because"),
        row.AmountOrNull("mrr_added"), row.Count("of_all"));
}

/// <summary>How often a product goes with what customers have.</summary>
/// <param name="Thing"><c>product</c> or <c>segment</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Product">The product.</param>
/// <param name="Both">Customers with both.</param>
/// <param name="OfThing">Customers with the thing.</param>
/// <param name="OfProduct">Customers with the product.</param>
/// <param name="Support">The share of all who have both.</param>
/// <param name="Confidence">Of those with the thing, the share with the product.</param>
/// <param name="Lift">That over the share of all with the product.</param>
/// <param name="IsSure">Whether it is beyond doubt.</param>
public sealed record LiftRow(string Thing, string Name, string Product, long Both, long OfThing, long OfProduct, double? Support, double? Confidence, double? Lift, bool IsSure)
{
    internal static LiftRow Row(DbDataReader row) => new(
        row.Text("thing")!, row.Text("name")!, row.Text("product")!, row.Count("n_both"), row.Count("n_thing"), row.Count("n_product"), row["support"] as double?,
        row["confidence"] as double?, row["lift"] as double?, row.Flag("is_sure"));
}
