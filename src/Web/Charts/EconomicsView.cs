using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>The economics of a period as tables: their columns, what these mean, and where their cells lead.</summary>
public sealed record EconomicsView(EconomicsReport Report, Selection Of)
{
    /// <summary>Columns of the table of channels.</summary>
    public static IReadOnlyList<string> ChannelColumns { get; } = ["own", "labour", "cost", "new_customers", "new_mrr", "cac", "payback"];

    /// <summary>Columns of the table of lifetime values.</summary>
    public static IReadOnlyList<string> WorthColumns { get; } = ["customers", "arpa", "churn_rate", "exposed", "observed", "simple", "capped", "ltv_cac"];

    /// <summary>Columns of the table of work.</summary>
    public static IReadOnlyList<string> ServiceColumns { get; } = ["hours", "tickets", "hours_each", "tickets_each", "profit", "service_cost", "left_over", "capped_after"];

    /// <summary>Columns of the table of traits.</summary>
    public static IReadOnlyList<string> ProfileColumns { get; } = ["customers", "arpa", "churn_rate", "churn_interval", "capped", "capped_interval"];

    /// <summary>Columns of the table of what is still to come.</summary>
    public static IReadOnlyList<string> ResidualColumns { get; } = ["paying", "paid", "months_left", "residual_value"];

    // Columns that are a metric of the catalogue, and the query that the others come from.
    private static readonly Dictionary<string, string> Metrics = new()
    {
        ["cost"] = "sales_and_marketing_cost", ["cac"] = "cac", ["payback"] = "cac_payback", ["new_mrr"] = "new_mrr", ["customers"] = "customers", ["arpa"] = "arpa",
        ["simple"] = "clv_simple", ["capped"] = "clv_capped", ["ltv_cac"] = "ltv_cac",
    };

    /// <summary>What the address holds besides the month and the filter.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept => [("by", Report.By), ("lag", Write(Report.Lag))];

    /// <summary>This page split by another attribute, or with another lag.</summary>
    public string Address(string by, int lag) => $"?month={Links.Month(Report.Months.Month.Month)}&by={by}&lag={Write(lag)}{Links.And(Of)}";

    /// <summary>The file of each customer's own value.</summary>
    public string EachCustomer => $"/economics?handler=residual{Links.And(Of)}";

    /// <summary>The new customers of a row of channels; null where there are none.</summary>
    public string? Newcomers(ChannelCost row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Customers is null or 0) return null;
        return Links.Customers(Report.Months.Month.Month, "new", row.Kind == "total" ? Of : Of.And("acquisition_channel", row.Channel));
    }

    /// <summary>The customers of a row; null for values that were folded into one row.</summary>
    public string? Customers(string kind, string? value) => kind == "others" ? null : Closing(kind == "total" ? Of : Of.And(Report.By, value));

    /// <summary>The customers with a trait; null for one that only their first subscription had.</summary>
    public string? Customers(CustomerProfile row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Trait is "plan" or "billing" ? null : Closing(Of.And(row.Trait, row.Value));
    }

    /// <summary>What a row is called.</summary>
    public static string Name(string kind, string? value, Words words) => kind switch
    {
        "total" => words["breakdown.total"],
        "others" => words["breakdown.others"],
        _ => value ?? words["breakdown.blank"],
    };

    /// <summary>What a trait is called.</summary>
    public static string Trait(CustomerProfile row, Words words)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Value is null) return words[row.Trait is "plan" or "billing" ? "economics.several" : "breakdown.blank"];
        return row.Trait == "billing" && words.Has($"billing.{row.Value}") ? words[$"billing.{row.Value}"] : row.Value;
    }

    /// <summary>What every column means.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words) =>
        [.. ChannelColumns.Concat(WorthColumns).Concat(ResidualColumns).Concat(ServiceColumns).Concat(ProfileColumns).Distinct().Select(name => Define(name, words))];

    private static Definition Define(string name, Words words)
    {
        var (id, label) = (Definition.IdOf(name), words[$"economics.{name}"]);
        if (Metrics.TryGetValue(name, out var metric)) return Definition.OfMetric(id, label, MetricCatalogue.Load().Get(metric), words);
        var query = ChannelColumns.Contains(name) ? "query-cac" : ServiceColumns.Contains(name) ? "serving" : ResidualColumns.Contains(name) ? "residual_lives" : name.EndsWith("_interval", StringComparison.Ordinal) ? "profile" : "clv";
        var source = query switch { "query-cac" => "mart.channel_costs, mart.facts", "serving" => "mart.service_work, mart.bridges", "residual_lives" => "mart.customer_lives, mart.service_balances", _ => "mart.bridges" };
        return new(id, label, words[$"define.economics.{name}"], source, "docs/decisions/0032-a-channel-bears-its-own-cost-and-its-share-of-the-people.md", null, "/metrics#" + query);
    }

    private string Closing(Selection of) => Links.Customers(Report.Months.Month.Month, "closing", of);

    private static string Write(int lag) => lag.ToString(CultureInfo.InvariantCulture);
}
