using System.Data.Common;

namespace Retention.Analytics.Reports;

/// <summary>A line of the way from MRR to cash: one of five figures, or a cause that leads from one to the next.</summary>
/// <param name="IsFigure">A figure, computed on its own; else a cause.</param>
/// <param name="Name">One of <see cref="Figures"/> or <see cref="Causes"/>.</param>
/// <param name="Amount">The figure, or what the cause adds; signed, reporting currency at the rate of the month.</param>
/// <param name="Customers">Behind it.</param>
/// <param name="Gap">For a figure after the first: what the causes before it fail to explain; 0 where they add up.</param>
public sealed record ReconciliationStep(bool IsFigure, string Name, decimal Amount, long Customers, decimal? Gap)
{
    /// <summary>MRR; recurring lines that cover the last day, a month; recurring lines invoiced; everything invoiced; cash.</summary>
    public static IReadOnlyList<string> Figures { get; } = ["mrr", "as_mrr", "recurring", "invoiced", "cash"];

    /// <summary>The closed list of causes, in the order of the figures they lead to; each says one thing and stands in one place.</summary>
    public static IReadOnlyList<string> Causes { get; } =
    [
        "not_invoiced", "withdrawn", "bridged", "paused", "past_due", "trial", "free", "not_running",
        "discount", "discount_kept", "changed", "overlap", "usage_in_mrr", "rounding", "unexplained",
        "longer", "shorter", "timing", "no_period",
        "proration", "credit", "discount_lines", "usage", "setup", "one_off", "tax", "total_differs", "no_lines",
        "earlier", "ahead", "withdrawn_paid", "no_invoice", "refunded", "disputed", "paid_before", "paid_later", "not_due", "overdue",
        "uncollectible", "no_payment", "short", "overpaid", "other_currency", "credit_note", "all",
    ];

    /// <summary>The way of a month, for one customer or for all.</summary>
    /// <returns>The steps; and the totals, cash less MRR and the sum of all causes.</returns>
    public static async Task<(IReadOnlyList<ReconciliationStep> Steps, decimal Difference, decimal Explained)> ReadAsync(DbConnection connection, DateOnly month, string? customer, CancellationToken cancel)
    {
        var rows = await ReportSql.ReadAsync(connection, "reconciliation", row => (Kind: row.Text("kind"), Step: Row(row)), cancel, ("month", month), ("customer", customer));
        decimal Total(string name) => rows.Single(row => row.Kind == "total" && row.Step.Name == name).Step.Amount;
        return ([.. rows.Where(row => row.Kind != "total").Select(row => row.Step)], Total("difference"), Total("explained"));
    }

    private static ReconciliationStep Row(DbDataReader row) => new(
        row.Text("kind") == "figure", row.Text("name")!, row.Amount("amount"), row.CountOrNull("customers") ?? 0, row.AmountOrNull("gap"));
}
