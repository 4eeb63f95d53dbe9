using System.Globalization;
using Retention.Analytics.Selecting;

namespace Retention.Web.Language;

/// <summary>What people call a period: a month, a quarter, a year, twelve months.</summary>
public static class PeriodNames
{
    private static readonly Format Format = new();

    /// <summary>For tables and axes: <c>Oct 2026</c>, <c>Q4 2026</c>, <c>2026</c>; twelve months are called by their last.</summary>
    /// <param name="words">The reader's words.</param>
    /// <param name="month">The last month of the period.</param>
    /// <param name="of">How time is cut; null for months.</param>
    public static string Period(this Words words, DateOnly month, Selection? of) => Name(words, month, of, Format.Month(month), Format.Month(month));

    /// <summary>For sentences: <c>October 2026</c>, <c>Q4 2026</c>, <c>2026</c>, <c>the 12 months to October 2026</c>.</summary>
    /// <param name="words">The reader's words.</param>
    /// <param name="month">The last month of the period.</param>
    /// <param name="of">How time is cut; null for months.</param>
    public static string PeriodLong(this Words words, DateOnly month, Selection? of) => Name(words, month, of, Format.MonthLong(month), words["period.ttm.long", Format.MonthLong(month)]);

    /// <summary>A sentence's first word: <c>October</c> for a month, else the whole name, with a capital.</summary>
    /// <param name="words">The reader's words.</param>
    /// <param name="month">The last month of the period.</param>
    /// <param name="of">How time is cut; null for months.</param>
    public static string PeriodFirst(this Words words, DateOnly month, Selection? of)
    {
        var culture = CultureInfo.CurrentCulture;
        var name = (of?.Grain ?? Grain.Month) == Grain.Month ? month.ToString("MMMM", culture) : words.PeriodLong(month, of);
        return culture.TextInfo.ToUpper(name[0]) + name[1..];
    }

    private static string Name(Words words, DateOnly month, Selection? of, string asMonth, string asTwelve)
    {
        ArgumentNullException.ThrowIfNull(words);
        var year = month.Year.ToString(CultureInfo.InvariantCulture);
        return (of?.Grain ?? Grain.Month) switch
        {
            Grain.Quarter => words["period.quarter.name", (month.Month + 2) / 3, year],
            Grain.Year => year,
            Grain.Ttm => asTwelve,
            _ => asMonth,
        };
    }
}
