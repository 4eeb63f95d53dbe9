using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>The customers behind one number, part of the list at a time; their sum beside the number itself.</summary>
/// <param name="Asked">The number as the address named it, mended where it could not be followed.</param>
/// <param name="Months">The month in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Problems">What the address asked for in vain.</param>
/// <param name="Number">The number as the report shows it, read on its own way; null where no report shows it.</param>
/// <param name="Totals">Counts and sums of the whole list, of what the search found, and of the rows shown.</param>
/// <param name="Start">Place of the first row shown, from 1.</param>
/// <param name="Rows">The rows shown.</param>
public sealed record NumberReport(
    NumberRequest Asked, MonthChoice Months, string? Currency, IReadOnlyList<NumberProblem> Problems,
    decimal? Number, NumberTotals Totals, int Start, IReadOnlyList<CustomerBehind> Rows)
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 50;

    private const int MostMonths = 1200;

    /// <summary>The closed list of what can be asked for.</summary>
    public static IReadOnlyList<string> Movements { get; } =
        ["opening", .. MovementMonth.Names, "transferred", "closing", "net", "gained", "lost", "committed", "non_recurring", "usage", "base", "retained", "kept", "due", "renewed", .. Voice.Names, "cohort", "cohort_kept", "owed", "past_due", "failed", "recovered", "expiring", "payers"];

    /// <summary>The columns a list can be sorted by.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["name", "amount", "why", "day", "mrr", "segment", "country"];

    /// <summary>Place of the last row shown.</summary>
    public int Last => Start + Rows.Count - 1;

    /// <summary>Whether the list adds up to the number; null where there is no number to compare with.</summary>
    public bool? Matches => Totals.Differs is { } differs ? !differs : null;

    /// <summary>Reads the list of a selection in one snapshot (of everybody for a cause of the reconciliation); null when there is no MRR yet.</summary>
    public static Task<NumberReport?> ReadAsync(Warehouse warehouse, Selection selection, NumberRequest asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(asked);
        return warehouse.ReadOnceAsync($"number {asked} {selection}", ReadAsync, cancel);

        async Task<NumberReport?> ReadAsync(DbConnection connection, CancellationToken stop)
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.ReadAsync(connection, string.IsNullOrEmpty(asked.Cause) ? selection : Selection.Everyone, new MonthRequest(asked.Month), stop) is not { } months) return null;
            var problems = new List<NumberProblem>();
            var mended = Mend(asked, problems);
            var start = int.Parse(mended.Start!, CultureInfo.InvariantCulture);
            var number = mended.Cause is { } cause ? (await WayAsync(months, stop)).Of(cause) : await ReportedNumber.ReadAsync(connection, selection, mended, months, stop);
            var (totals, rows) = await CustomerBehind.ReadAsync(connection, mended.Cause is null ? selection : Selection.Everyone, mended, months.Month.Month, number, start, PageSize, stop);
            return new(mended, months, ReportSql.Currency(warehouse), problems, number, totals, start, rows);
        }

        // The page that leads here has been asked for it a moment ago: its answer stands.
        async Task<ReconciliationReport> WayAsync(MonthChoice months, CancellationToken stop) =>
            (await ReconciliationReport.ReadAsync(warehouse, new($"{months.Month.Month:yyyy-MM}"), null, stop))!;
    }

    /// <summary>The whole list in its order, searched as it was asked, one customer after the other.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers.</param>
    /// <param name="cancel">Stops the query.</param>
    public async IAsyncEnumerable<CustomerBehind> EachAsync(Warehouse warehouse, Selection selection, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        await using var connection = warehouse.OpenReader();
        await foreach (var customer in CustomerBehind.EachAsync(connection, Asked.Cause is null ? selection : Selection.Everyone, Asked, Months.Month.Month, cancel)) yield return customer;
    }

    /// <summary>The request with everything that cannot be followed replaced by the usual, and a word about each.</summary>
    private static NumberRequest Mend(NumberRequest asked, List<NumberProblem> problems) => asked with
    {
        By = asked.IsOfCohort ? OneOf(asked.By, CohortReport.Dimensions, CohortReport.Dimensions[0], "by", problems) : null,
        Value = (asked.IsOfCohort || asked.IsOfBilling) && !string.IsNullOrEmpty(asked.Value) ? asked.Value : null,
        View = asked.IsOfCohort ? OneOf(asked.View, CohortReport.Views, CohortReport.Views[0], "view", problems) : null,
        Age = asked.IsOfCohort ? WholeNumber(asked.Age, 0, MostMonths, 0, "age", problems).ToString(CultureInfo.InvariantCulture) : null,
        Movement = string.IsNullOrEmpty(asked.Cause) ? OneOf(asked.Movement, Movements, "closing", "movement", problems) : "cause",
        Cause = string.IsNullOrEmpty(asked.Cause) ? null : OneOf(asked.Cause, ReconciliationStep.Causes, "all", "cause", problems),
        Subtype = string.IsNullOrEmpty(asked.Subtype) ? null : asked.Subtype,
        Q = string.IsNullOrWhiteSpace(asked.Q) ? null : asked.Q.Trim(),
        Sort = OneOf(asked.Sort, [.. Columns, .. Columns.Select(column => "-" + column)], "-amount", "sort", problems),
        Start = WholeNumber(asked.Start, 1, int.MaxValue, 1, "start", problems).ToString(CultureInfo.InvariantCulture),
    };

    private static string OneOf(string? asked, IReadOnlyList<string> known, string usual, string kind, List<NumberProblem> problems)
    {
        if (string.IsNullOrEmpty(asked)) return usual;
        if (known.Contains(asked)) return asked;
        problems.Add(new(kind, asked));
        return usual;
    }

    private static int WholeNumber(string? asked, int least, int most, int usual, string kind, List<NumberProblem> problems)
    {
        if (string.IsNullOrEmpty(asked)) return usual;
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        problems.Add(new(kind, asked));
        return usual;
    }
}

/// <summary>Something an address asked for that there is not: a <c>movement</c>, a <c>cause</c>, a <c>sort</c>, a <c>start</c>, or of a cohort a <c>by</c>, a <c>view</c>, an <c>age</c>.</summary>
public sealed record NumberProblem(string Kind, string Text);

/// <summary>Counts and sums of a list.</summary>
/// <param name="Count">Customers in the whole list.</param>
/// <param name="Sum">Their amounts.</param>
/// <param name="Found">Customers that the search found.</param>
/// <param name="FoundSum">Their amounts.</param>
/// <param name="ShownSum">Amounts of the rows shown.</param>
/// <param name="Differs">Whether the whole sum misses the number by half a cent or more; null without a number.</param>
public sealed record NumberTotals(long Count, decimal Sum, long Found, decimal FoundSum, decimal ShownSum, bool? Differs);
