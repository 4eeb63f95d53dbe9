using Retention.Analytics.Health;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>Health as tables: their columns, what these mean, and where their cells lead.</summary>
/// <param name="Report">What to show.</param>
/// <param name="Of">Which customers.</param>
public sealed record HealthView(HealthReport Report, Selection Of)
{
    /// <summary>The record of the decisions on the score.</summary>
    public const string Decided = "docs/decisions/0042-health-is-one-chance-told-in-three-ways.md";

    /// <summary>Columns of the list, each with what it sorts by; null where it sorts by nothing.</summary>
    public static IReadOnlyList<(string Name, string? Sort)> Columns { get; } =
        [("mrr", "mrr"), ("expected", "risk"), ("chance", null), ("health", "health"), ("change", "change"), ("renewal", "renewal"), ("touch", null)];

    /// <summary>The figures above the list.</summary>
    public static IReadOnlyList<string> Figures { get; } = ["expected", "leavers", "to_call", "scored"];

    /// <summary>This page with another band, order or first row.</summary>
    public string Address(string? band = null, string? sort = null, int start = 1)
    {
        var (wanted, order) = (band ?? Report.Asked.Band!, sort ?? Report.Asked.Sort!);
        var parts = new[] { ("band", wanted == "all" ? "" : wanted), ("sort", order == HealthReport.Sorts[0] ? "" : order), ("find", Report.Asked.Find ?? ""), ("start", start == 1 ? "" : $"{start}") };
        var query = string.Join('&', parts.Where(part => part.Item2.Length > 0).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}")) + Links.And(Of);
        return "/health" + (query.Length == 0 ? "" : "?" + query.TrimStart('&')) + "#list";
    }

    /// <summary>What the address holds besides the filter.</summary>
    public IReadOnlyList<(string Name, string? Value)> Kept => [("band", Report.Asked.Band), ("sort", Report.Asked.Sort), ("find", Report.Asked.Find)];

    /// <summary>The customers of a band; null where there are none.</summary>
    public HealthBand? Band(string name) => Report.Bands.SingleOrDefault(one => one.Band == name);

    /// <summary>A chance as a percentage.</summary>
    public static string Chance(double? chance, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return format.Share(chance, chance is < 0.0995 ? 1 : 0);
    }

    /// <summary>What a feature says of a customer, in words.</summary>
    /// <param name="feature">Its name; one that is no more is said as it is.</param>
    /// <param name="value">What it was; null where it is not known.</param>
    /// <param name="currency">Currency of amounts.</param>
    /// <param name="words">The reader's words.</param>
    public static string Reason(string feature, double? value, string? currency, Words words) =>
        words.Reason(HealthSchema.Current.Features.FirstOrDefault(one => one.Name == feature) ?? new(feature, FeatureGroup.Other, new Shape.Plain()), (float)(value ?? double.NaN), currency);

    /// <summary>The list as a file.</summary>
    public string Csv => Links.Csv(Address().Replace("#list", "", StringComparison.Ordinal));

    /// <summary>What every figure and column means.</summary>
    public static IReadOnlyList<Definition> Definitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. Columns.Select(column => column.Name).Concat(Figures).Distinct().Select(name => new Definition(
            Definition.IdOf($"health_{name}"), words[$"health.{name}"], words[$"define.health.{name}"], "mart.health_today, ops.health_scores", Decided, null,
            "/metrics#" + (Figures.Contains(name) ? "health_bands" : "health_list")))];
    }

    /// <summary>Columns of the table of runs.</summary>
    public static IReadOnlyList<string> ProofColumns { get; } = ["customers", "gone", "expected", "red", "red_gone", "precision", "recall", "mrr_recall", "lift"];

    /// <summary>Columns of the proof by an attribute.</summary>
    public static IReadOnlyList<string> PartColumns { get; } = ["customers", "gone", "expected", "red", "red_gone", "precision", "recall"];

    /// <summary>What every column of the proof means.</summary>
    public static IReadOnlyList<Definition> ProofDefinitions(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return [.. ProofColumns.Select(name => new Definition(
            Definition.IdOf($"proof_{name}"), words[$"proof.{name}"], words[$"define.proof.{name}"], "ops.health_scores, ops.health_outcomes", Decided, null, "/metrics#health_proof"))];
    }
}
