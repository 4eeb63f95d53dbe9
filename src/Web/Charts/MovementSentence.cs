using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>What the months of a range did to MRR, in words.</summary>
public static class MovementSentence
{
    /// <summary><c>MRR went from €351,200 to €386,420 in 12 months</c>.</summary>
    public static string Title(IReadOnlyList<MovementMonth> months, string? currency, Format format, Words words, Selection? of = null)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        var (grain, count) = of?.Grain switch { null => (Grain.Month, months.Count), Grain.Ttm => (Grain.Month, months.Count + 11), { } cut => (cut, months.Count) };
        return words["movements.title", format.Money(months[0].Opening, currency), format.Money(months[^1].Closing, currency), words.Count($"periods.{grain.Text()}", count)];
    }

    /// <summary>Which month is hatched, if any, and what a click does.</summary>
    public static string Note(IReadOnlyList<MovementMonth> months, Words words, Selection? of = null)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(words);
        return months.FirstOrDefault(month => !month.IsComplete) is { } open
            ? words["movements.hatched", words.PeriodLong(open.Month, of)]
            : words["movements.click"];
    }
}
