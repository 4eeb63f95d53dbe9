using System.Data.Common;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>Cohorts of a selection: of those who began together, who still pays at each age, and what.</summary>
/// <param name="By">One of <see cref="Dimensions"/>.</param>
/// <param name="View"><c>age</c> (whole months of each customer) or <c>calendar</c> (ends of calendar months).</param>
/// <param name="Measure">One of <see cref="Measures"/>.</param>
/// <param name="Months">The month in view, for the metrics.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Retention and churn of the month.</param>
/// <param name="Rows">Oldest start first, or the largest value first; small values of an attribute are folded into one.</param>
/// <param name="All">The weighted average over the complete months of start.</param>
/// <param name="Unknown">What the address asked for in vain.</param>
public sealed record CohortReport(
    string By, string View, string Measure, MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards,
    IReadOnlyList<CohortRow> Rows, CohortRow? All, IReadOnlyList<string> Unknown)
{
    private static readonly string[] Shown = ["nrr", "grr", "renewal_rate", "customers", "logo_churn", "gross_mrr_churn", "net_mrr_churn", "quick_ratio"];

    /// <summary>When customers began.</summary>
    public static IReadOnlyList<string> Starts { get; } = ["month", "quarter", "year"];

    /// <summary>What customers can be put together by: when they began, or an attribute.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = [.. Starts, .. Breakdown.Dimensions];

    /// <summary>The two ways to count months.</summary>
    public static IReadOnlyList<string> Views { get; } = ["age", "calendar"];

    /// <summary>Customers, MRR without what was added, MRR with it.</summary>
    public static IReadOnlyList<string> Measures { get; } = ["logo", "grr", "nrr"];

    /// <summary>Whether its rows are times of a start, and no attribute.</summary>
    public bool IsByStart => Starts.Contains(By);

    /// <summary>The ages of the oldest row.</summary>
    public IEnumerable<int> Ages => Enumerable.Range(0, 1 + Rows.Max(row => row.Cells[^1].Age));

    /// <summary>Reads the page, its metrics and its grid each in one snapshot and once for all measures; null when there is no MRR yet.</summary>
    public static async Task<CohortReport?> ReadAsync(Warehouse warehouse, Selection selection, CohortRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        var unknown = new List<string>();
        var (by, view, measure) = (OneOf(asked.By, Dimensions), OneOf(asked.View, Views), OneOf(asked.Measure, Measures));
        var (months, cards) = await warehouse.ReadOnceAsync<(MonthChoice? Months, IReadOnlyList<Card> Cards)>($"retention {asked.Month} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var months = await MonthChoice.ReadAsync(connection, selection, new MonthRequest(asked.Month), stop);
            return (months, months is null ? [] : await Card.ReadAsync(connection, selection, Shown, months.Month.Month, stop));
        }, cancel);
        if (months is null) return null;
        var rows = await warehouse.ReadOnceAsync($"cohorts {by} {view} {selection}", (connection, stop) => CohortRow.ReadAsync(connection, selection, by, view, stop), cancel);
        return new(
            by, view, measure, months, ReportSql.Currency(warehouse), cards,
            [.. rows.Where(row => row.Kind != "all")], rows.SingleOrDefault(row => row.Kind == "all"), unknown);

        string OneOf(string? word, IReadOnlyList<string> known)
        {
            if (string.IsNullOrEmpty(word) || known.Contains(word)) return string.IsNullOrEmpty(word) ? known[0] : word;
            unknown.Add(word);
            return known[0];
        }
    }
}

/// <summary>What an address asks of the cohorts, as written. Nothing in it is trusted.</summary>
public sealed record CohortRequest(string? By = null, string? View = null, string? Measure = null, string? Month = null);

/// <summary>Customers who began together, or who share an attribute, at each age.</summary>
/// <param name="Kind"><c>value</c>, <c>others</c> (small ones folded) or <c>all</c>.</param>
/// <param name="Value"><c>2026-09</c>, <c>2026-Q3</c>, <c>2026</c> or the value of the attribute; null where customers have none.</param>
/// <param name="Cells">One per age, from 0.</param>
public sealed record CohortRow(string Kind, string? Value, IReadOnlyList<CohortCell> Cells)
{
    internal static async Task<IReadOnlyList<CohortRow>> ReadAsync(DbConnection connection, Selection selection, string by, string view, CancellationToken cancel)
    {
        var cells = await ReportSql.ReadAsync(
            connection, selection, "cohorts",
            row => (Kind: row.Text("kind")!, Value: row.Text("value"), Cell: CohortCell.Read(row)), cancel, ("by", by), ("view", view));
        return [.. cells.GroupBy(one => (one.Kind, one.Value)).Select(row => new CohortRow(row.Key.Kind, row.Key.Value, [.. row.Select(one => one.Cell)]))];
    }
}

/// <summary>A row at one age.</summary>
/// <param name="Age">In months.</param>
/// <param name="IsComplete">Whether the age has come for all of the row; else it stands for the months of start that it has come for.</param>
/// <param name="N">Customers at the start.</param>
/// <param name="Customers">Who pays at the age.</param>
/// <param name="StartMrr">MRR at the start, reporting currency.</param>
/// <param name="Mrr">MRR at the age, at the rates of the start.</param>
/// <param name="KeptMrr">Of that, by customer at most what it paid at the start.</param>
/// <param name="Logo">Customers as a fraction of those at the start.</param>
/// <param name="Grr">Kept MRR as a fraction of MRR at the start; at most 1.</param>
/// <param name="Nrr">MRR as a fraction of MRR at the start.</param>
public sealed record CohortCell(
    int Age, bool IsComplete, long N, long Customers, decimal StartMrr, decimal Mrr, decimal KeptMrr, decimal? Logo, decimal? Grr, decimal? Nrr)
{
    /// <summary>The fraction that a measure shows.</summary>
    public decimal? Of(string measure) => measure switch { "grr" => Grr, "nrr" => Nrr, _ => Logo };

    internal static CohortCell Read(DbDataReader row) => new(
        (int)row["age"], row.Flag("is_complete"), row.Count("n"), row.Count("customers"), row.Amount("start_mrr"), row.Amount("mrr"), row.Amount("kept_mrr"),
        row.AmountOrNull("logo"), row.AmountOrNull("grr"), row.AmountOrNull("nrr"));
}
