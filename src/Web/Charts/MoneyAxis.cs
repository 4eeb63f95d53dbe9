using System.Globalization;
using Retention.Web.Language;

namespace Retention.Web.Charts;

/// <summary>An axis of money: round marks, written as the reader's culture writes money. It draws; it computes no metric.</summary>
public static class MoneyAxis
{
    private static readonly decimal[] Rounds = [1m, 2m, 2.5m, 5m, 10m];

    /// <summary>An axis that holds both values, from a round mark below to a round mark above; of nothing but zeros, the mark of 0.</summary>
    /// <param name="low">The lowest value drawn.</param>
    /// <param name="high">The highest value drawn.</param>
    /// <param name="currency">ISO 4217 code, for the sign on the marks.</param>
    /// <param name="format">Writes the marks.</param>
    public static Axis Of(decimal low, decimal high, string? currency, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Of(low, high, 0, mark => format.MoneyShort(mark, currency));
    }

    /// <summary>An axis of whole numbers from 0.</summary>
    /// <param name="high">The highest value drawn.</param>
    /// <param name="format">Writes the marks.</param>
    public static Axis OfCounts(long high, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Of(0, high, 1, mark => format.Number(mark));
    }

    /// <summary>An axis of shares from 0.</summary>
    /// <param name="high">The highest share drawn.</param>
    /// <param name="format">Writes the marks.</param>
    public static Axis OfShares(decimal high, Format format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Of(0, high, 0.01m, mark => format.Percent(mark, 0));
    }

    private static Axis Of(decimal low, decimal high, decimal least, Func<decimal, string> write)
    {
        if (low == 0 && high == 0) return new Axis { Range = [0m, 1m], Tickvals = [0m], Ticktext = [write(0m)] };
        if (low == high) (low, high) = (Math.Min(low, 0m), Math.Max(high, 0m));
        var step = Math.Max(least, Step((high - low) / 5m));
        var first = Math.Floor(low / step) * step;
        var last = Math.Ceiling(high / step) * step;
        var marks = new List<decimal>();
        for (var mark = first; mark <= last; mark += step) marks.Add(mark);
        return new Axis
        {
            Range = [first, last],
            Tickvals = marks,
            Ticktext = [.. marks.Select(write)],
            Zeroline = low < 0 && high > 0,
        };
    }

    /// <summary>Decimal sign and thousands sign of the reader's culture, as plotly wants them.</summary>
    public static string Separators => CultureInfo.CurrentCulture.NumberFormat is var habits
        ? habits.NumberDecimalSeparator[..1] + habits.NumberGroupSeparator[..1] : ".,";

    // The smallest of 1, 2, 2.5, 5 times a power of ten that is at least the distance asked for.
    private static decimal Step(decimal about)
    {
        var power = 1m;
        while (power * 10m <= about) power *= 10m;
        while (power > about && power > 0.0001m) power /= 10m;
        return Rounds.First(round => round * power >= about || round == 10m) * power;
    }
}
