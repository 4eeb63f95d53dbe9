using Retention.Analytics.Reports;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>What the months of a range did to MRR, in words.</summary>
public static class MovementSentence
{
    /// <summary><c>MRR went from €351,200 to €386,420 in 12 months</c>.</summary>
    public static string Title(IReadOnlyList<MovementMonth> months, string? currency, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return words.Count("movements.title", months.Count, format.Money(months[0].Opening, currency), format.Money(months[^1].Closing, currency));
    }

    /// <summary>Which month is hatched, if any, and what a click does.</summary>
    public static string Note(IReadOnlyList<MovementMonth> months, Format format, Words words)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(words);
        return months.FirstOrDefault(month => !month.IsComplete) is { } open
            ? words["movements.hatched", format.MonthLong(open.Month)]
            : words["movements.click"];
    }
}
