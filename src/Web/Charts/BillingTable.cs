using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>A table on the pages of billing, in the reader's words.</summary>
/// <param name="Id">Names it on its page.</param>
/// <param name="First">Heading of the first column.</param>
/// <param name="Columns">The other columns; each has words, and a definition that its heading opens.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Sums">Rows that sum it up.</param>
public sealed record BillingTable(string Id, string First, IReadOnlyList<string> Columns, IReadOnlyList<BillingRow> Rows, IReadOnlyList<BillingRow> Sums)
{
    /// <summary>The record of the decisions behind these numbers.</summary>
    public const string Decided = "docs/decisions/0037-money-is-late-failed-or-lost-in-one-way-each.md";

    // Columns that are a metric of the catalogue.
    private static readonly Dictionary<string, string> Metrics = new()
    {
        ["failed"] = "failed_payments", ["recovery"] = "recovery_rate", ["voluntary"] = "voluntary_churn", ["involuntary"] = "involuntary_churn", ["unknown"] = "unknown_churn",
        ["owed"] = "receivables", ["overdue"] = "past_due", ["dso"] = "dso", ["best"] = "best_possible_dso", ["delinquent"] = "days_delinquent",
        ["use"] = "retainer_utilisation", ["effective"] = "effective_hourly_rate", ["overage_value"] = "retainer_overage",
    };

    // Where the others are read, and the report that gives them.
    private static readonly (string[] Columns, string Source, string Report)[] Sources =
    [
        (["attempts", "attempted", "first_failures", "without_invoice"], "mart.dunning", "query-failed_payments"),
        (["made", "recovered"], "mart.recoveries", "recovery"),
        (["cards_mrr"], "mart.cards_on_file, mart.service_balances", "card_expiry"),
        (["to_free"], "mart.movements", "churn_kinds"),
        (["open", "share"], "mart.receivables", "ageing"),
        (["band_days", "band_mrr", "late_days", "rests_on"], "mart.receivables, mart.service_balances", "payers"),
        (["paid", "paid_share", "interval"], "mart.receivables", "reminders"),
    ];

    /// <summary>What every column of some tables means.</summary>
    public static IReadOnlyList<Definition> Definitions(IEnumerable<BillingTable> tables, Words words) =>
        [.. tables.SelectMany(table => table.Columns).Distinct().Select(name => Define(name, words))];

    /// <summary>What a class, a band or a month in an address is called.</summary>
    public static string Value(string value, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return words.PeriodLong(day, null);
        return words.Has($"billing.value.{value}") ? words[$"billing.value.{value}"] : value;
    }

    private static Definition Define(string name, Words words)
    {
        var (id, label) = (Definition.IdOf(name), words[$"billing.{name}"]);
        if (Metrics.TryGetValue(name, out var metric)) return Definition.OfMetric(id, label, MetricCatalogue.Load().Get(metric), words);
        var (_, source, report) = Sources.FirstOrDefault(one => one.Columns.Contains(name), ([], "mart.retainers, mart.receivables, mart.recoveries", "retainers"));
        return new(id, label, words[$"define.billing.{name}"], source, Decided, null, "/metrics#" + report);
    }
}

/// <summary>A row of such a table.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Link">Where its name leads; null for nowhere.</param>
/// <param name="Cells">One for each column.</param>
/// <param name="IsOpen">Whether its numbers can still grow; it is hatched then.</param>
public sealed record BillingRow(string Name, string? Link, IReadOnlyList<BillingCell> Cells, bool IsOpen = false);

/// <summary>A cell: its text, and the rows behind it.</summary>
public sealed record BillingCell(string Text, string? Link = null);
