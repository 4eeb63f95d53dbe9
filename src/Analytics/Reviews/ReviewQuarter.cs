using System.Globalization;
using System.Text.RegularExpressions;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reviews;

/// <summary>The quarter that a review is of: a calendar quarter, as everywhere else.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">1 to 4.</param>
public sealed partial record ReviewQuarter(int Year, int Number)
{
    /// <summary>All customers by quarters, beside the quarter before.</summary>
    public static Selection Everyone { get; } = Selection.Everyone with { Grain = Grain.Quarter };

    /// <summary>As addresses write it: <c>2026-q3</c>.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Year}-q{Number}");

    /// <summary>Its last month, by which numbers call it.</summary>
    public DateOnly LastMonth => new(Year, Number * 3, 1);

    /// <summary>Its first day.</summary>
    public DateOnly FirstDay => LastMonth.AddMonths(-2);

    /// <summary>Its last day.</summary>
    public DateOnly LastDay => LastMonth.AddMonths(1).AddDays(-1);

    /// <summary>The quarter of a month.</summary>
    public static ReviewQuarter Of(DateOnly month) => new(month.Year, (month.Month + 2) / 3);

    /// <summary>Reads a quarter as an address writes it; null where it is none.</summary>
    public static ReviewQuarter? Read(string? text) =>
        Written().Match(text ?? "") is { Success: true } parts ? new(int.Parse(parts.Groups[1].ValueSpan, CultureInfo.InvariantCulture), parts.Groups[2].ValueSpan[0] - '0') : null;

    [GeneratedRegex(@"^((?:19|20)[0-9]{2})-[qQ]([1-4])\z")]
    private static partial Regex Written();
}
