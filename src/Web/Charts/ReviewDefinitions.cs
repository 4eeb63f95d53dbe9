using Retention.Analytics.Reviews;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Charts;

/// <summary>What the figures of a review mean: of a metric what its file says, of any other table what its columns are and which query gives them.</summary>
public static class ReviewDefinitions
{
    // The query of the catalogue behind each table that is not made of metrics.
    private static readonly Dictionary<string, string> Queries = new()
    {
        ["bridge"] = "numbers", ["months"] = "numbers", ["causes"] = "subtypes", ["cohorts"] = "customers_behind", ["bands"] = "health_bands", ["moved"] = "health_list", ["gained"] = "number_moved", ["lost"] = "number_moved",
        ["themes"] = "themes", ["renewals"] = "renewals_calendar", ["forecast"] = "forecast_cohorts", ["offers"] = "growth_kinds", ["proof"] = "health_proof",
    };

    /// <summary>Every definition of a review, in the order of what it shows, each once.</summary>
    public static IReadOnlyList<Definition> Of(ReviewPaper paper, Words words)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var tables = paper.Words.Sections.Select(paper.Figures.Section).OfType<ReviewSection>().SelectMany(section => section.Tables);
        return [.. tables.SelectMany(table => IsOfMetrics(table) ? table.Rows.Select(row => OfMetric(row[0], words)) : [OfTable(table, words)]).OfType<Definition>().DistinctBy(one => one.Id)];
    }

    /// <summary>Whether each row of a table is a metric, which has a definition of its own.</summary>
    public static bool IsOfMetrics(ReviewTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Columns[0].Kind == ReviewKind.Metric;
    }

    /// <summary>The definition of a metric; null where the catalogue no longer has it.</summary>
    public static Definition? OfMetric(string? name, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return ReviewView.Of(name) is { } metric ? Definition.OfMetric($"define-{metric.Name.Replace('_', '-')}", metric.Label.In(words.Language), metric, words) : null;
    }

    /// <summary>The definition of a table; null where it has none of its own.</summary>
    public static Definition? OfTable(ReviewTable table, Words words)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(words);
        if (!Queries.TryGetValue(table.Name, out var query)) return null;
        var page = SqlBook.Current.In("reports").Single(one => one.Name == query);
        return new($"define-table-{table.Name}", words[$"review.table.{table.Name}"], words[$"define.review.{table.Name}"], page.Header["source"], page.Header.GetValueOrDefault("decided"), null, $"/metrics#{query}");
    }
}
