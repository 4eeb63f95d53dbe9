using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>What stands behind a number: shown where the number's name is pressed.</summary>
/// <param name="Id">Names the popover on its page.</param>
/// <param name="Label">What people call the number.</param>
/// <param name="Text">What it is.</param>
/// <param name="Source">The tables it is read from.</param>
/// <param name="Decided">The record of the decision behind it.</param>
/// <param name="Sql">The metric's select; null for a number that a longer query of the catalogue gives.</param>
/// <param name="More">Its place in the catalogue.</param>
public sealed record Definition(string Id, string Label, string Text, string Source, string? Decided, string? Sql, string More)
{
    // Numbers of the bridge that are a metric of the catalogue too.
    private static readonly Dictionary<string, string> Metrics = new()
    {
        ["closing"] = "mrr", ["new"] = "new_mrr", ["reactivation"] = "reactivation_mrr", ["expansion"] = "expansion_mrr", ["contraction"] = "contraction_mrr",
        ["churn"] = "churned_mrr", ["net"] = "net_new_mrr", ["committed"] = "committed_mrr", ["non_recurring"] = "non_recurring_revenue", ["usage"] = "usage_run_rate",
        ["owed"] = "receivables", ["past_due"] = "past_due", ["failed"] = "failed_payments", ["expiring"] = "card_expiry_mrr",
    };

    /// <summary>A metric, as its file defines it.</summary>
    public static Definition OfMetric(string id, string label, Metric metric, Words words)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return new(id, label, metric.Definition.In(words.Language), metric.Source, metric.Decided, metric.Sql.Trim(), $"/metrics#{metric.Name}");
    }

    /// <summary>A movement, a balance or a sum of movements.</summary>
    public static Definition OfMovement(string movement, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var (id, label) = (IdOf(movement), words[$"movement.{movement}"]);
        return Metrics.TryGetValue(movement, out var metric)
            ? OfMetric(id, label, MetricCatalogue.Load().Get(metric), words)
            : movement is "recovered" or "payers" ? Query(id, label, movement, words)
            : Voice.Names.Contains(movement)
                ? new(id, label, words[$"define.{movement}"], "mart.survey_answers, mart.service_balances", "docs/decisions/0038-an-answer-is-one-vote-and-silence-is-a-class.md", null, "/metrics#voices")
                : new(id, label, words[$"define.{movement}"], "mart.bridges, mart.movements", null, null, movement == "transferred" ? "/metrics#breakdown_by_plan" : "/metrics#numbers");
    }

    // Numbers of a report on billing that no metric gives.
    private static Definition Query(string id, string label, string movement, Words words) => new(
        id, label, words[$"define.{movement}"], movement == "payers" ? "mart.receivables, mart.service_balances" : "mart.recoveries",
        BillingTable.Decided, null, "/metrics#" + (movement == "payers" ? "payers" : "recovery"));

    /// <summary>A figure or a cause of the reconciliation.</summary>
    /// <param name="name">As the report has it.</param>
    /// <param name="isFigure">Whether it is one of the five figures, and not a cause between two.</param>
    /// <param name="words">The reader's words.</param>
    public static Definition OfStep(string name, bool isFigure, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        const string decided = "docs/decisions/0019-mrr-invoices-and-cash-differ-by-named-causes.md";
        return isFigure
            ? new(IdOf(name), words[$"figure.{name}"], words[$"figure.{name}.why"], "mart.ledger, core.invoices, core.invoice_lines, staging.payments", decided, null, "/metrics#reconciliation")
            : new(IdOf(name), words[$"cause.{name}"], words[$"cause.{name}.why"], "mart.ledger, core.invoice_lines, staging.payments", decided, null, "/metrics#reconciliation_causes");
    }

    /// <summary>The number of paying customers.</summary>
    public static Definition OfCustomers(Words words)
    {
        var metric = MetricCatalogue.Load().Get("customers");
        return OfMetric(IdOf("customers"), metric.Label.In(words.Language), metric, words);
    }

    /// <summary>Every number of a bridge.</summary>
    /// <param name="movements">The movements and balances that the page shows.</param>
    /// <param name="words">The reader's words.</param>
    public static IReadOnlyList<Definition> OfBridge(IEnumerable<string> movements, Words words) =>
        [.. movements.Distinct().Select(movement => OfMovement(movement, words)), OfCustomers(words)];

    /// <summary>The id of the popover of a number of the bridge or of the reconciliation.</summary>
    public static string IdOf(string name) => "explain-" + name.Replace('_', '-');
}
