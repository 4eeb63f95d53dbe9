using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Metrics;

/// <summary>What a value counts.</summary>
public enum MetricUnit
{
    /// <summary>Money in the reporting currency.</summary>
    Money,

    /// <summary>A whole number of things.</summary>
    Count,

    /// <summary>A share as a fraction: 0.0734 is 7.34 %.</summary>
    Percent,

    /// <summary>A plain ratio.</summary>
    Ratio,

    /// <summary>A number of months.</summary>
    Months,

    /// <summary>A number of days.</summary>
    Days,

    /// <summary>A score on its own scale.</summary>
    Score,
}

/// <summary>Which way a metric should go.</summary>
public enum Better
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,

    /// <summary>Neither.</summary>
    Neither,
}

/// <summary>Words in both languages.</summary>
public sealed record Localized(string En, string Es)
{
    /// <summary>The words for a two-letter language; English for any other.</summary>
    public string In(string language) => language == "es" ? Es : En;

    internal static Localized Parse(string text) => text.Split('|', 2, StringSplitOptions.TrimEntries) is [var en, var es] ? new(en, es) : new(text, text);
}

/// <summary>One metric, as its file in Sql/metrics describes it: the file's header is the catalogue entry.</summary>
/// <param name="Name">File name, the name on the command line and in the API.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Unit">What the value counts.</param>
/// <param name="Better">Which way it should go.</param>
/// <param name="Definition">What it is, in a sentence or two.</param>
/// <param name="Source">The marts it reads.</param>
/// <param name="Decided">The record of the decision behind it, if there is one.</param>
/// <param name="Sql">The select: <c>month, value, n</c> over <c>selected_bridges</c> or <c>selected_customers</c>.</param>
/// <param name="Also">Further columns of the select, which say more of the value: a margin, the counts it is made of.</param>
public sealed record Metric(
    string Name, Localized Label, MetricUnit Unit, Better Better, Localized Definition, string Source, string? Decided, string Sql, IReadOnlyList<string> Also)
{
    internal static Metric From(BookPage page)
    {
        string Entry(string key) => page.Header.GetValueOrDefault(key) ?? throw new BookException($"{page.FullName} has no '{key}' in its header.");
        return new(
            page.Name,
            Localized.Parse(Entry("label")),
            Enum.Parse<MetricUnit>(Entry("unit"), ignoreCase: true),
            Enum.Parse<Better>(Entry("better"), ignoreCase: true),
            new(Entry("definition"), Entry("definition_es")),
            Entry("source"),
            page.Header.GetValueOrDefault("decided"),
            page.Sql,
            page.Header.GetValueOrDefault("also")?.Split(',', StringSplitOptions.TrimEntries) ?? []);
    }
}

/// <summary>A metric or an attribute was named that does not exist. The message is ready to show.</summary>
public class MetricException(string message) : Exception(message);
