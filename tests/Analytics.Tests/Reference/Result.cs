namespace Retention.Analytics.Tests.Reference;

/// <summary>One month of the bridge in the reporting currency, losses negative, unrounded.</summary>
public sealed record MonthRow(DateOnly Month)
{
    public decimal Opening { get; init; }
    public decimal New { get; init; }
    public decimal Reactivation { get; init; }
    public decimal Expansion { get; init; }
    public decimal Resumed { get; init; }
    public decimal Contraction { get; init; }
    public decimal Churn { get; init; }
    public decimal Paused { get; init; }
    public decimal Fx { get; init; }
    public decimal Closing { get; init; }
    public int Customers { get; init; }

    /// <summary>What the bridge misses: 0 in every month.</summary>
    public decimal Gap =>
        Opening + New + Reactivation + Expansion + Resumed + Contraction + Churn + Paused + Fx - Closing;
}

/// <summary>What moved in one customer on one day (with netting by month: on the last day of the month).</summary>
/// <param name="Certain">False where metrics.md leaves the subtype open, so that it is not compared.</param>
public sealed record MovementRow(
    string Customer, DateOnly Day, string Movement, string? Subtype, decimal Amount, bool Certain = true);

/// <summary>The MRR of a customer at the end of a month, in the reporting currency.</summary>
public sealed record BalanceRow(string Customer, DateOnly Month, decimal Mrr);

/// <summary>Numerator and denominator of the logo churn rate of a month (S38).</summary>
public sealed record LogoChurnRow(DateOnly Month, int Churned, int AtStart);

/// <summary>A row that is in no number, and why.</summary>
public sealed record RefusedRow(string Table, string Id, string Why);

public sealed record Result(
    IReadOnlyList<MonthRow> Months,
    IReadOnlyList<MovementRow> Movements,
    IReadOnlyList<BalanceRow> Balances,
    IReadOnlyList<LogoChurnRow> LogoChurn,
    decimal Committed,
    IReadOnlyList<RefusedRow> Refused);
