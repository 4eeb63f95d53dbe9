using Retention.Analytics.Export;
using Retention.Analytics.Metrics;
using Retention.Analytics.Warehousing;
using Retention.Web.Language;

namespace Retention.Web.Exports;

/// <summary>A word and what it means, as the sheet of definitions has it.</summary>
/// <param name="Name">Its name on the command line and in the book.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Unit">What it counts; null where that is of no meaning.</param>
/// <param name="Definition">What it is.</param>
/// <param name="Source">What it is read from; null where that is of no meaning.</param>
internal sealed record DefinedWord(string Name, string Label, string? Unit, string Definition, string? Source)
{
    /// <summary>A metric of the catalogue.</summary>
    public static DefinedWord Of(Metric metric, Words words) => new(
        metric.Name, metric.Label.In(words.Language), words[$"metrics.unit.{metric.Unit}"], metric.Definition.In(words.Language), metric.Source);

    /// <summary>A report of the book.</summary>
    public static DefinedWord Of(BookPage page, Words words) => new(
        page.Name, Title(page, words), null, page.Definition?.In(words.Language) ?? Title(page, words), page.Header.GetValueOrDefault("source"));

    /// <summary>What people call a report.</summary>
    public static string Title(BookPage page, Words words) => words.Has($"query.{page.Name}") ? words[$"query.{page.Name}"] : page.Label.In(words.Language);
}

/// <summary>The sheet of what numbers mean and under which policies they were made.</summary>
internal static class DefinitionSheet
{
    /// <summary>Where the sheets stand that come after the data.</summary>
    public const int Behind = 1;

    private static readonly string[] Columns = ["name", "label", "unit", "definition", "source"];

    /// <summary>Writes it.</summary>
    public static void Write(Workbook book, Words words, IEnumerable<DefinedWord> definitions, IEnumerable<KeyValuePair<string, string>> policies)
    {
        using var sheet = book.Sheet(
            words["workbook.definitions"], [.. Columns.Select(name => new SheetColumn(words[$"workbook.column.{name}"], CellKind.Text))],
            new() { Place = Behind, Wraps = true, Widths = [24, 28, 16, 80, 40] });
        foreach (var word in definitions) sheet.Add(word.Name, word.Label, word.Unit, word.Definition, word.Source);
        foreach (var (name, value) in policies) sheet.Add(name, words["workbook.policy"], null, value, null);
    }
}
