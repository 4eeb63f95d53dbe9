using System.Globalization;
using Retention.Analytics.Metrics;
using Retention.Analytics.Reports;
using Retention.Analytics.Reviews;
using Retention.Web.Language;
using Retention.Web.Work.Reviews;

namespace Retention.Web.Charts;

/// <summary>The cells of a review in the reader's words and formats.</summary>
public static class ReviewView
{
    /// <summary>A section as its part of the page shows it.</summary>
    /// <param name="Paper">The review.</param>
    /// <param name="Section">The section.</param>
    /// <param name="IsWritten">Whether the reader can write in it.</param>
    public sealed record Part(ReviewPaper Paper, ReviewSection Section, bool IsWritten)
    {
        /// <summary>What it implies; null where nobody has written anything.</summary>
        public ReviewSaid? Said => Paper.Words.Texts.GetValueOrDefault(Section.Name);

        /// <summary>Its actions.</summary>
        public IReadOnlyList<ReviewActionLine> Actions => [.. Paper.Words.Actions.Where(one => one.Section == Section.Name)];

        /// <summary>What of a table would be another figure today.</summary>
        public IReadOnlyList<ReviewChange> ChangesOf(ReviewTable table) => [.. Paper.Changes.Where(one => one.Section == Section.Name && one.Table == table.Name)];
    }

    /// <summary>The columns that a reader sees, with their places.</summary>
    public static IReadOnlyList<(int Place, ReviewColumn Column)> Shown(ReviewTable table, Words words)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(words);
        return [.. table.Columns.Index().Select(one => (one.Index, one.Item)).Where(one => one.Item.Kind switch
        {
            ReviewKind.Hidden => false,
            ReviewKind.English => words.Language == "en",
            ReviewKind.Spanish => words.Language == "es",
            _ => true,
        })];
    }

    /// <summary>The title of a column.</summary>
    public static string Title(ReviewColumn column, Words words)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(words);
        if (MovementMonth.Names.Contains(column.Name)) return words[$"movement.{column.Name}"];
        return words[$"review.column.{column.Name}"];
    }

    /// <summary>Whether the cells of a column are figures.</summary>
    public static bool IsFigure(ReviewColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.Kind is not (ReviewKind.Text or ReviewKind.English or ReviewKind.Spanish or ReviewKind.Word or ReviewKind.Metric or ReviewKind.Day or ReviewKind.Month or ReviewKind.Hidden);
    }

    /// <summary>A cell in the reader's words.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its row.</param>
    /// <param name="place">Its column.</param>
    /// <param name="cell">What it holds: frozen, or as it would be today.</param>
    /// <param name="currency">The reporting currency.</param>
    /// <param name="format">Writes numbers.</param>
    /// <param name="words">The reader's words.</param>
    public static string Say(ReviewTable table, IReadOnlyList<string?> row, int place, string? cell, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        if (cell is null) return Format.Nothing;
        var column = table.Columns[place];
        var unit = table.Place("unit") is >= 0 and var at ? row[at] : null;
        return column.Kind switch
        {
            ReviewKind.Metric => Metric(cell, words),
            ReviewKind.Word => Word(column.Words, cell, words),
            ReviewKind.Day => format.Day(Day(cell)),
            ReviewKind.Month => format.Month(Day(cell)),
            ReviewKind.Money => format.Money(Number(cell), currency),
            ReviewKind.MoneyChange => format.MoneyChange(Number(cell), currency),
            ReviewKind.Count => format.Number(Number(cell)),
            ReviewKind.Number => format.Number(Number(cell), 1),
            ReviewKind.NumberChange => format.NumberChange(Number(cell), 1),
            ReviewKind.Percent => format.Percent(Number(cell)),
            ReviewKind.Figure => unit switch { "money" => format.Money(Number(cell), currency), "percent" => format.Percent(Number(cell)), "count" => format.Number(Number(cell)), _ => format.Number(Number(cell), 1) },
            ReviewKind.Change => unit switch { "money" => format.MoneyChange(Number(cell), currency), "percent" => format.Points(Number(cell)), "count" => format.NumberChange(Number(cell)), _ => format.NumberChange(Number(cell), 1) },
            _ => cell,
        };
    }

    /// <summary>The number of a cell; null where it holds none.</summary>
    public static decimal? Number(string? cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The day of a cell; null where it holds none.</summary>
    public static DateOnly? Day(string? cell) => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The metric of a name; null where the catalogue no longer has it.</summary>
    public static Metric? Of(string? name) => MetricCatalogue.Load().All.FirstOrDefault(one => one.Name == name);

    /// <summary>Whether a change is for the better; null where it is neither.</summary>
    public static bool? IsGood(string? metric, string? change) => (Of(metric)?.Better, Number(change)) switch
    {
        (null or Better.Neither, _) or (_, null or 0) => null,
        (Better.Higher, var by) => by > 0,
        (_, var by) => by < 0,
    };

    /// <summary>The steps of the bridge, to draw it.</summary>
    public static IReadOnlyList<BridgeStep> Steps(ReviewTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Select(row => new BridgeStep(row[0]!, Number(row[1]) ?? 0, Number(row[3]) ?? 0, Number(row[4]) ?? 0, (long?)Number(row[2])))];
    }

    private static string Metric(string name, Words words) => Of(name)?.Label.In(words.Language) ?? name;

    // A frozen review keeps words that a later version may no longer know.
    private static string Word(string? list, string cell, Words words)
    {
        var key = $"{list}.{cell}";
        if (!words.Has(key)) return cell;
        return list switch { "review.band" => words[$"review.band.{cell}"], "review.moved" => words[$"review.moved.{cell}"], _ => words[key] };
    }
}
