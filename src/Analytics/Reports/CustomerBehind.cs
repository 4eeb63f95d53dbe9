using System.Data.Common;
using System.Runtime.CompilerServices;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A customer behind a number, with its part of it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Name">Its name, or its id where it has none.</param>
/// <param name="Segment">Its segment today.</param>
/// <param name="Country">Its country today.</param>
/// <param name="Amount">Its part of the number, signed.</param>
/// <param name="Day">The day of the movement; null for a balance.</param>
/// <param name="Movement">The movement that weighs most in it; null for a balance.</param>
/// <param name="Subtype">Its subtype.</param>
/// <param name="Mrr">Its MRR at the end of the month.</param>
public sealed record CustomerBehind(
    string CustomerId, string Name, string? Segment, string? Country, decimal Amount, DateOnly? Day, string? Movement, string? Subtype, decimal Mrr)
{
    internal static async Task<(NumberTotals Totals, IReadOnlyList<CustomerBehind> Rows)> ReadAsync(
        DbConnection connection, Selection selection, NumberRequest asked, DateOnly month, decimal? number, int start, int size, CancellationToken cancel)
    {
        var (sql, parameters) = Query(selection, asked, month, number, start, size);
        var rows = await ReportSql.RunAsync(connection, sql, Row, cancel, parameters);
        return (rows[0].Totals, [.. rows.Where(row => row.Customer is not null).Select(row => row.Customer!)]);
    }

    /// <summary>The whole list in its order, one customer after the other.</summary>
    internal static async IAsyncEnumerable<CustomerBehind> EachAsync(
        DbConnection connection, Selection selection, NumberRequest asked, DateOnly month, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var (sql, parameters) = Query(selection, asked, month, number: null, start: 1, int.MaxValue);
        await foreach (var (_, customer) in ReportSql.EachAsync(connection, sql, Row, parameters, cancel))
        {
            if (customer is not null) yield return customer;
        }
    }

    private static (string Sql, (string Name, object? Value)[] Parameters) Query(
        Selection selection, NumberRequest asked, DateOnly month, decimal? number, int start, int size)
    {
        var selected = selection.InFrontOf(ReportSql.Over("customers_behind", "amounts", ReportSql.Text(Source(asked.Movement!))), asked.By);
        return (selected.Sql,
        [
            ("month", month), ("movement", asked.Movement), ("subtype", asked.Subtype), ("cause", asked.Cause), ("customer", null),
            ("by", asked.By), ("value", asked.Value), ("view", asked.View), ("age", asked.Age),
            ("number", number), ("q", asked.Q), ("sort", asked.Sort!.TrimStart('-')), ("descending", asked.Sort[0] == '-'), ("start", start), ("size", size),
            .. selected.Parameters,
        ]);
    }

    // Where the amounts of a number come from: movements, balances, exchange rates or cohorts.
    private static string Source(string movement) => movement switch
    {
        "opening" or "closing" => "number_balance",
        "committed" => "number_committed",
        "cause" => "number_cause",
        "base" or "retained" or "kept" => "number_window",
        "due" or "renewed" => "number_renewals",
        _ when Voice.Names.Contains(movement) => "number_voice",
        "cohort" or "cohort_kept" => "number_cohort",
        "owed" or "past_due" => "number_owed",
        "failed" or "recovered" => "number_failed",
        "expiring" => "number_cards",
        "payers" => "number_payers",
        "non_recurring" or "usage" => "number_other",
        "net" => "number_net",
        "fx" => "number_fx",
        _ => "number_moved",
    };

    private static (NumberTotals Totals, CustomerBehind? Customer) Row(DbDataReader row) => (
        new(row.Count("count_all"), row.Amount("sum_all"), row.Count("count_found"), row.Amount("sum_found"), row.Amount("sum_shown"),
            row["differs"] as bool?),
        row.Text("customer_id") is { } id
            ? new(id, row.Text("name")!, row.Text("segment"), row.Text("country"), row.Amount("amount"), row.DayOrNull("day"),
                row.Text("movement"), row.Text("subtype"), row.Amount("mrr"))
            : null);
}
