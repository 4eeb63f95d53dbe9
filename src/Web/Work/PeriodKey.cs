using System.Globalization;
using System.Text.RegularExpressions;
using Retention.Analytics.Selecting;
using Retention.Web.Charts;
using Retention.Web.Language;

namespace Retention.Web.Work;

/// <summary>The period that a target or a commentary is of, in one word: <c>2026-09</c>, <c>2026-q3</c>, <c>2026</c>, <c>ttm-2026-09</c>.</summary>
public static partial class PeriodKey
{
    /// <summary>No key is longer.</summary>
    public const int Longest = 20;

    /// <summary>The period in view.</summary>
    /// <param name="month">Its last month.</param>
    /// <param name="of">How time is cut; null for months.</param>
    public static string Of(DateOnly month, Selection? of = null) => (of?.Grain ?? Grain.Month) switch
    {
        Grain.Quarter => string.Create(CultureInfo.InvariantCulture, $"{month.Year}-q{(month.Month + 2) / 3}"),
        Grain.Year => month.Year.ToString(CultureInfo.InvariantCulture),
        Grain.Ttm => "ttm-" + Links.Month(month),
        _ => Links.Month(month),
    };

    /// <summary>A period as somebody typed it, in its one way of writing; null where it is none.</summary>
    public static string? Read(string? text) => text?.Trim().ToLowerInvariant() is { } key && Written().IsMatch(key) ? key : null;

    /// <summary>The period in words: <c>September 2026</c>, <c>Q3 2026</c>.</summary>
    public static string Name(string key, Words words)
    {
        if (Written().Match(key) is not { Success: true } parts) return key;
        var number = parts.Groups["quarter"] is { Success: true } quarter ? 3 * Number(quarter) : parts.Groups["month"] is { Success: true } month ? Number(month) : 12;
        var grain = parts.Groups["quarter"].Success ? Grain.Quarter : parts.Groups["ttm"].Success ? Grain.Ttm : parts.Groups["month"].Success ? Grain.Month : Grain.Year;
        return words.PeriodLong(new(Number(parts.Groups["year"]), number, 1), Selection.Everyone with { Grain = grain });

        static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?:(?<year>(?:19|20)[0-9]{2})(?:-(?:(?<month>0[1-9]|1[0-2])|q(?<quarter>[1-4])))?|(?<ttm>ttm-)(?<year>(?:19|20)[0-9]{2})-(?<month>0[1-9]|1[0-2]))\z")]
    private static partial Regex Written();
}
