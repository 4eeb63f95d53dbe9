using System.Globalization;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Selecting;

/// <summary>Puts in front of a text the names by which it reads the selection: pages of <c>Sql/selections</c>, and who is selected.</summary>
/// <remarks>Only names of attributes, out of a closed list, become part of the text; every value is a parameter. Groups are
/// numbered by bits, so that a customer and a plan belong together where they share one.</remarks>
internal sealed class SelectionSql
{
    private const string Dimension = "selected_dimension";

    // Each after what it reads. What is read by month stands by itself, so that periods can be made of it.
    private static readonly string[] Names =
    [
        "selected_attributes", "selected_plans", "selected_customers", "selected_starts", "selected_cohorts", "selected_calendar", "selected_months",
        "monthly_moves", "selected_moves", "selected_facts", "selected_counts",
        "monthly_costs", "monthly_newcomers", "monthly_traits", "selected_acquisition",
        "monthly_balances", "monthly_effects", "monthly_other", "selected_other",
        "monthly_renewals", "selected_renewals", "selected_states", "selected_windows", "selected_receivables", "monthly_bridges", "selected_bridges", "selected_churned", "selected_lifetimes", "selected_answers", "selected_votes", "monthly_splits", "selected_splits",
    ];

    // Read more than once in one query, and not to be worked out again: of a selection, and of everybody what is costly.
    private static readonly HashSet<string> Kept = ["attributes", "plans", "customers", "facts", "bridges", "churned", "splits", "acquisition", "lifetimes"];

    private readonly Selection selection;
    private readonly List<(string Name, object? Value)> values = [];
    private readonly string? by;
    private readonly string dimension;
    private readonly string kind;

    /// <param name="selection">Who is selected.</param>
    /// <param name="by">What the text splits the selection by; null where it does not.</param>
    public SelectionSql(Selection selection, string? by = null)
    {
        (this.selection, this.by) = (selection, by);
        // Reading S31: seen by product where only products are asked for, else by plan.
        var asked = selection.Groups.SelectMany(group => group).Select(condition => condition.Attribute).Append(by).Where(name => name is "plan" or "product").ToList();
        dimension = asked.Count > 0 && asked.All(name => name == "product") ? "product" : "plan";
        kind = selection.IsEveryone ? "everyone" : selection.IsOfPlans || by is "plan" or "product" ? "plans" : "customers";
        if (kind == "customers" && selection.Groups is [[{ IsNot: false } only]]) dimension = only.Attribute;
    }

    /// <summary>The text behind the names it reads, with the values of the parameters that came in.</summary>
    public (string Sql, IReadOnlyList<(string Name, object? Value)> Parameters) Around(string text)
    {
        var front = "";
        foreach (var name in Names.Reverse())
        {
            if (!(front + text).Contains(name, StringComparison.Ordinal) || Page(name) is not { } page) continue;
            var isKept = name is "selected_windows" or "selected_receivables" || (kind != "everyone" || selection.Grain != Grain.Month) && Kept.Contains(Noun(name));
            front = $"{name} as {(isKept ? "materialized " : "not materialized ")}(\n{page}\n){(front.Length == 0 ? "" : ",\n")}{front}";
        }

        if (front.Length == 0) return (text, []);
        (string, object?)[] fixedValues = [(Dimension, dimension), ("selected_grain", selection.Grain.Text()), ("selected_length", selection.Grain.Months())];
        return ($"with {front}\nselect * from (\n{text}\n)", [.. values, .. fixedValues.Where(one => (front + text).Contains("$" + one.Item1, StringComparison.Ordinal))]);
    }

    private static string Noun(string name) => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..];

    private string? Page(string name) => (selection.Grain, name) switch
    {
        (_, "selected_acquisition" or "selected_lifetimes" or "selected_receivables" or "selected_votes") => Book(Noun(name)),
        (Grain.Month, "selected_calendar") => null,
        (_, "selected_calendar") => Book("calendar"),
        (Grain.Month, "selected_months" or "selected_churned") => Book(Noun(name)),
        (_, "selected_churned") => Book(kind == "plans" ? "churned_of_plans" : "churned_by_period"),
        (_, "selected_windows") => Book("windows"),
        (not Grain.Month, "selected_counts") => Book("counts_of_customers"),
        (not Grain.Month, "selected_months" or "selected_moves" or "selected_renewals" or "selected_other" or "selected_bridges" or "selected_splits") => Book(Noun(name) + "_by_period"),
        _ => PageOfMonths(Noun(name)),
    };

    private string? PageOfMonths(string noun) => (kind, noun) switch
    {
        (_, "costs") => selection.IsEveryone ? Book("costs_of_everyone") : IsOfChannels ? OfChannels : Book("costs_of_nobody"),
        ("everyone", "attributes" or "plans" or "facts") or ("customers", "attributes" or "plans") => null,
        ("everyone", _) => Book($"{noun}_of_everyone"),
        ("customers", "customers") or (_, "attributes") => $"select customer_key, {Mask(false)} as groups from core.customers where groups <> 0",
        (_, "plans") => $"select plan_key, plan_id, product, {Mask(true)} as groups from (select plan_key, plan_id, product from core.plans union all select null, null, null) where groups <> 0",
        ("customers", "facts") => $"select * from mart.facts where {Mask(false)} <> 0",
        ("customers", "bridges") when selection.Groups is [[{ IsNot: false, Values: [var value] }]] => OfAValue(value),
        (_, "counts" or "answers" or "cohorts") => Book($"{noun}_of_customers"),
        (_, "other") => Book("other_of_customers"),
        ("plans", "splits") when by is "plan" or "product" => Book("splits_of_plans_by_plan"),
        _ => Book($"{noun}_of_{kind}"),
    };

    private string OfAValue(string? value)
    {
        values.Add(("selected_value", value));
        return Book("bridges_of_a_value");
    }

    /// <summary>Whether it selects channels and nothing else: cost is known by channel, and not for customers without one.</summary>
    private bool IsOfChannels =>
        selection.Groups.All(group => group.All(condition => condition.Attribute == "acquisition_channel") && group.Any(condition => condition.Values.Contains(null) == condition.IsNot));

    private string OfChannels => $"select month, acquisition_channel, own, paid, labour from mart.channel_costs where acquisition_channel is not null and {Mask(false)} <> 0";

    private static string Book(string name) => SqlBook.Current.In("selections").Single(page => page.Name == name).Sql;

    /// <summary>A number with one bit for each group whose conditions on customers (or on plans) are met.</summary>
    private string Mask(bool ofPlans) => selection.IsEveryone ? "1::bigint" : "(" + string.Join(" | ", selection.Groups.Select((group, i) =>
    {
        var conditions = group.Where(condition => condition.IsOfPlans == ofPlans).Select(Sql).ToList();
        var bit = (1L << i).ToString(CultureInfo.InvariantCulture);
        return conditions.Count == 0 ? $"{bit}::bigint" : $"if({string.Join(" and ", conditions)}, {bit}, 0)::bigint";
    })) + ")";

    private string Sql(Condition condition)
    {
        var column = condition.Attribute switch { "plan" => "plan_id", "currency" => "currency::varchar", var name => name };
        List<string> ways = [];
        if (condition.Values.Contains(null)) ways.Add($"{column} is null");
        if (condition.Values.OfType<string>().ToList() is { Count: > 0 } known) ways.Add($"coalesce({column} in ({string.Join(", ", known.Select(Parameter))}), false)");
        return $"{(condition.IsNot ? "not " : "")}({string.Join(" or ", ways)})";
    }

    private string Parameter(string value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"selected_{values.Count}");
        values.Add((name, value));
        return "$" + name;
    }
}
