using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;
using Retention.Web.Work;

namespace Retention.Web.Charts;

/// <summary>Renewals as tables: their columns, what these mean, and where their cells lead.</summary>
/// <param name="Report">What to show.</param>
/// <param name="Of">Which customers.</param>
public sealed record RenewalView(RenewalReport Report, Selection Of)
{
    /// <summary>The record of the decisions on renewals.</summary>
    public const string Decided = "docs/decisions/0058-a-renewal-is-as-likely-as-the-customer-stays.md";

    /// <summary>Columns of the calendar.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["renewals", "mrr", "leaving", "model", "call", "called", "committed"];

    /// <summary>Columns of the list, each with what it sorts by; null where it sorts by nothing.</summary>
    public static IReadOnlyList<(string Name, string? Sort)> ListColumns { get; } = [("end", "end"), ("notice", "notice"), ("mrr", "mrr"), ("chance", null), ("model", "risk"), ("call", null)];

    private static readonly string[] Figures = ["window"];

    /// <summary>This page with another part, month, order or first row.</summary>
    public string Address(string? show = null, string? ends = null, string? sort = null, int start = 1, string hash = "#list")
    {
        (string Name, string Value)[] parts =
        [
            ("show", show ?? Report.Asked.Show!), ("ends", ends ?? Report.Asked.Ends ?? ""), ("sort", sort ?? Report.Asked.Sort!), ("start", $"{start}"),
        ];
        var query = string.Concat(parts.Where(part => part.Value is not ("" or "all" or "end" or "1")).Select(part => $"&{part.Name}={Links.Escape(part.Value)}")) + Links.And(Of);
        return "/renewals" + (query.Length == 0 ? "" : "?" + query[1..]) + hash;
    }

    /// <summary>The list as a file.</summary>
    public string Csv => Links.Csv(Address(hash: ""));

    /// <summary>What the address holds besides the filter.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept => [("show", Report.Asked.Show), ("ends", Report.Asked.Ends), ("sort", Report.Asked.Sort)];

    /// <summary>Where to say what one expects of a renewal.</summary>
    public static string CallOf(RenewalRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"/renewals/call?customer={Uri.EscapeDataString(row.CustomerId)}&end={row.TermEnd:yyyy-MM-dd}";
    }

    /// <summary>What every figure and column means.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Concat(ListColumns.Select(column => column.Name)).Concat(Figures).Distinct().Select(name => new Definition(
            Definition.IdOf($"renewals_{name}"), words[$"renewals.{name}"], words[$"define.renewals.{name}"], "mart.coming_terms, mart.health_today, mart.committed", Decided, null,
            "/metrics#" + (Columns.Contains(name) || Figures.Contains(name) ? "renewals_calendar" : "renewals_list")))];
    }

    /// <summary>Columns of the panel on the overview.</summary>
    public static IReadOnlyList<string> SoonColumns { get; } = ["renewals", "mrr", "at_risk"];

    /// <summary>What every column of that panel means.</summary>
    public static IReadOnlyList<Definition> SoonDefinitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. SoonColumns.Select(name => new Definition(
            Definition.IdOf($"soon_{name}"), words[$"soon.{name}"], words[$"define.soon.{name}"], "mart.coming_terms, mart.health_today", Decided, null, "/metrics#renewals_soon"))];
    }

    /// <summary>Columns of the scores of snapshots.</summary>
    public static IReadOnlyList<string> ScoreColumns { get; } = ["scored", "expected", "kept", "error", "brier", "by_people", "people_error", "people_brier"];

    /// <summary>Columns of the back-test.</summary>
    public static IReadOnlyList<string> BacktestColumns { get; } = ["n", "foreseen", "renewed", "brier", "rate_brier"];

    /// <summary>What every column of the scores means.</summary>
    public static IReadOnlyList<Definition> ScoreDefinitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. ScoreColumns.Concat(BacktestColumns).Distinct().Select(name => new Definition(
            Definition.IdOf($"forecasts_{name}"), words[$"forecasts.{name}"], words[$"define.forecasts.{name}"], "renewal_forecasts, ops.health_scores, mart.renewals", Decided, null,
            "/metrics#" + (name == "kept" ? "renewals_kept" : ScoreColumns.Contains(name) ? "renewal_scores" : "renewals_backtest")))];
    }
}

/// <summary>A renewal with what was said of it.</summary>
/// <param name="Renewal">The renewal.</param>
/// <param name="Calls">All versions, the latest first.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Sent">A form that could not be taken.</param>
/// <param name="Refused">Why.</param>
public sealed record RenewalCallView(RenewalRow Renewal, IReadOnlyList<RenewalCall> Calls, string? Currency, RenewalCallForm? Sent, string? Refused);
