using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retention.Analytics.Reviews;

/// <summary>What the cells of a column are, and so how they are shown.</summary>
public enum ReviewKind
{
    /// <summary>Kept and not shown.</summary>
    Hidden,

    /// <summary>Text as it is.</summary>
    Text,

    /// <summary>Text for readers of English.</summary>
    English,

    /// <summary>Text for readers of Spanish.</summary>
    Spanish,

    /// <summary>A word of a closed list, said in the reader's language.</summary>
    Word,

    /// <summary>The name of a metric.</summary>
    Metric,

    /// <summary>A value in the unit of its row.</summary>
    Figure,

    /// <summary>A change in the unit of its row.</summary>
    Change,

    /// <summary>Money in the reporting currency.</summary>
    Money,

    /// <summary>Money that came or went.</summary>
    MoneyChange,

    /// <summary>How many.</summary>
    Count,

    /// <summary>A number with a decimal.</summary>
    Number,

    /// <summary>A difference of numbers.</summary>
    NumberChange,

    /// <summary>A share as a fraction.</summary>
    Percent,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month, as its first day.</summary>
    Month,
}

/// <summary>A column of a table of a review.</summary>
/// <param name="Name">Names its title.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="Words">Of words: the list they are of.</param>
public sealed record ReviewColumn(string Name, ReviewKind Kind, string? Words = null);

/// <summary>A table of a review. Its cells are text, written so that the same value is always the same text.</summary>
/// <param name="Name">Names its title.</param>
/// <param name="Keys">How many of its first columns tell its rows apart.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, one cell a column; null where a value is not defined.</param>
public sealed record ReviewTable(string Name, int Keys, IReadOnlyList<ReviewColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>Place of a column; below 0 where there is none of that name.</summary>
    public int Place(string column) => Columns.Index().FirstOrDefault(one => one.Item.Name == column, (-1, null!)).Index;

    /// <summary>What tells a row apart.</summary>
    public string Key(IReadOnlyList<string?> row) => string.Join('\u001f', row.Take(Keys));

    /// <summary>A cell as it is kept.</summary>
    public static string? Cell(object? value) => value switch
    {
        null => null,
        string text => text,
        decimal number => number.ToString("0.########", CultureInfo.InvariantCulture),
        double real => double.IsFinite(real) && Math.Abs(real) < 1e20 ? Cell((decimal)real) : null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>A row of cells.</summary>
    public static IReadOnlyList<string?> Row(params ReadOnlySpan<object?> values)
    {
        var cells = new string?[values.Length];
        for (var i = 0; i < values.Length; i++) cells[i] = Cell(values[i]);
        return cells;
    }
}

/// <summary>A section of a review.</summary>
/// <param name="Name">One of <see cref="ReviewFigures.SectionNames"/>.</param>
/// <param name="IsOfQuarter">Whether its figures are of the quarter, so that only other data change them; else they are of the day they were read on.</param>
/// <param name="Tables">Its figures.</param>
public sealed record ReviewSection(string Name, bool IsOfQuarter, IReadOnlyList<ReviewTable> Tables);

/// <summary>What the figures of a review rest on.</summary>
/// <param name="Loads">Files taken in.</param>
/// <param name="LastLoad">Number of the last of them.</param>
/// <param name="Hash">One hash over their contents.</param>
public sealed record ReviewData(long Loads, long LastLoad, string Hash);

/// <summary>Every figure of a review, as it is shown, exported and frozen.</summary>
/// <param name="Quarter">As addresses write it.</param>
/// <param name="FirstDay">Its first day.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="IsOver">Whether the quarter was over.</param>
/// <param name="AsOf">The day the figures were read on.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Policies">The policies in force, by name.</param>
/// <param name="PolicyHash">One hash over them.</param>
/// <param name="Data">What they rest on.</param>
/// <param name="Sections">Every section.</param>
public sealed record ReviewFigures(
    string Quarter, DateOnly FirstDay, DateOnly LastDay, bool IsOver, DateOnly AsOf, string? Currency, IReadOnlyDictionary<string, string> Policies, string PolicyHash, ReviewData Data,
    IReadOnlyList<ReviewSection> Sections)
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The sections there are, in their usual order.</summary>
    public static IReadOnlyList<string> SectionNames { get; } = ["headline", "bridge", "retention", "cohorts", "health", "movers", "feedback", "renewals", "growth", "proof"];

    /// <summary>A section; null where the review has none of that name.</summary>
    public ReviewSection? Section(string name) => Sections.FirstOrDefault(one => one.Name == name);

    /// <summary>The figures as they are frozen.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);

    /// <summary>Frozen figures.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static ReviewFigures Read(string json) => JsonSerializer.Deserialize<ReviewFigures>(json, Plain) ?? throw new JsonException("The figures of the review are empty.");
}
