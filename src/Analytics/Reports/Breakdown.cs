using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>The bridge of a month split by an attribute. Its rows add up to the bridge of the month.</summary>
/// <param name="By">One of <see cref="Dimensions"/>.</param>
/// <param name="Rows">One per value, the largest closing MRR first; at most 60, the rest folded into one.</param>
/// <param name="Totals">One row: the sum over all values.</param>
public sealed record Breakdown(string By, IReadOnlyList<BreakdownRow> Rows, IReadOnlyList<BreakdownRow> Totals)
{
    /// <summary>What a month can be split by.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["plan", "product", "segment", "country", "csm", "acquisition_channel", "industry", "currency"];

    /// <summary>Whether a customer can move from one value to another, which is <c>transferred</c> and no movement (reading S31).</summary>
    public bool CanChange => By is "plan" or "product";

    /// <summary>The columns: opening, movements, transferred where the attribute can change, fx, closing.</summary>
    public IReadOnlyList<string> Columns => CanChange
        ? ["opening", .. MovementMonth.Names.SkipLast(1), "transferred", "fx", "closing"]
        : ["opening", .. MovementMonth.Names, "closing"];

    /// <summary>The split of a month.</summary>
    public static async Task<Breakdown> ReadAsync(DbConnection connection, Selection selection, DateOnly month, string by, CancellationToken cancel)
    {
        var name = by is "plan" or "product" ? "breakdown_by_plan" : "breakdown_by_attribute";
        var rows = await ReportSql.ReadAsync(connection, selection, name, Row, cancel, ("month", month), ("by", by));
        return new(by, [.. rows.Where(row => row.Kind != "total")], [.. rows.Where(row => row.Kind == "total")]);
    }

    private static BreakdownRow Row(DbDataReader row) => new(
        row.Text("kind")!, row.Text("value"), row.Text("label"),
        MovementMonth.Names.Concat(["opening", "transferred", "closing"]).ToDictionary(name => name, row.Amount),
        row.Count("customers"), row.Amount("gap"));
}

/// <summary>One value of an attribute and its bridge.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> (small ones folded) or <c>total</c>.</param>
/// <param name="Value">The value as addresses name it; null where customers have none.</param>
/// <param name="Label">The value as people know it.</param>
/// <param name="Amounts">By column name, signed, reporting currency.</param>
/// <param name="Customers">Paying at the end of the month. A customer with two plans counts under both, and once in the total.</param>
/// <param name="Gap">What the bridge of the row fails to explain; 0 where it balances.</param>
public sealed record BreakdownRow(
    string Kind, string? Value, string? Label, IReadOnlyDictionary<string, decimal> Amounts, long Customers, decimal Gap);
