using System.Data.Common;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>One month of the bridge in the reporting currency; losses are negative.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsComplete">False while the month is not over.</param>
/// <param name="Opening">MRR at the end of the month before.</param>
/// <param name="Movements">Amount and customers by movement, in the order of <see cref="Names"/>.</param>
/// <param name="Closing">MRR at the end of the month.</param>
/// <param name="Customers">Paying customers at the end of the month.</param>
/// <param name="Gap">Opening + movements - closing: what the bridge fails to explain; 0 where it balances.</param>
public sealed record MovementMonth(
    DateOnly Month, bool IsComplete, decimal Opening, IReadOnlyDictionary<string, MovementSum> Movements, decimal Closing, long Customers, decimal Gap)
{
    /// <summary>The closed list of movements in the order of the bridge.</summary>
    public static IReadOnlyList<string> Names { get; } = ["new", "reactivation", "expansion", "resumed", "contraction", "churn", "paused", "fx"];

    /// <summary>The movements with <c>transferred</c> among them, which a filter on plan or product brings (reading S31).</summary>
    public static IReadOnlyList<string> NamesOfPlans { get; } = [.. Names.SkipLast(1), "transferred", "fx"];

    /// <summary>What there is to show of some months: the movements, and transfers only where there are any.</summary>
    public static IReadOnlyList<string> NamesIn(IEnumerable<MovementMonth> months) =>
        months.Any(month => month.Movements["transferred"].Amount != 0) ? NamesOfPlans : Names;

    /// <summary>The months from one to another, oldest first, without gaps.</summary>
    public static Task<IReadOnlyList<MovementMonth>> ReadAsync(DbConnection connection, Selection selection, DateOnly from, DateOnly to, CancellationToken cancel) =>
        ReportSql.ReadAsync(connection, selection, "movement_months", Row, cancel, ("from", from), ("to", to));

    private static MovementMonth Row(DbDataReader row) => new(
        row.Day("month"), row.Flag("is_complete"), row.Amount("opening"),
        NamesOfPlans.ToDictionary(name => name, name => new MovementSum(row.Amount(name), row.CountOrNull(name + "_customers"))),
        row.Amount("closing"), row.Count("customers"), row.Amount("gap"));
}

/// <summary>The amount of a movement and the customers behind it; fx has none of its own.</summary>
public sealed record MovementSum(decimal Amount, long? Customers);
