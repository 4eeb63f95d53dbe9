using System.Globalization;
using System.Text;

namespace Retention.Ingest.Sample;

/// <summary>The days of the story. A day is its <see cref="DateOnly.DayNumber"/>; four looks a month, the last one on its last day.</summary>
internal sealed class Calendar
{
    /// <summary>No such day.</summary>
    public const int Never = int.MaxValue;

    private static readonly double[] Season = [1.15, 1.05, 1.1, 1, 1, 0.95, 0.8, 0.65, 1.2, 1.15, 1.05, 0.8];

    private readonly int firstWritten;
    private readonly byte[][] written;
    private readonly double[] signups;

    public Calendar(DateOnly endsOn, int months)
    {
        Months = months;
        FirstMonth = new DateOnly(endsOn.Year, endsOn.Month, 1).AddMonths(1 - months);
        First = FirstMonth.DayNumber;
        Last = endsOn.DayNumber;
        Looks = [.. LooksOf(First, Last)];
        firstWritten = First - 70;
        written = new byte[Last + 800 - firstWritten][];
        for (var i = 0; i < written.Length; i++)
            written[i] = Encoding.ASCII.GetBytes(DateOnly.FromDayNumber(firstWritten + i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        signups = new double[months + 1];
        for (var m = 0; m < months; m++)
            signups[m + 1] = signups[m] + Curve.Power(1.004, m) * Season[FirstMonth.AddMonths(m).Month - 1];
    }

    public DateOnly FirstMonth { get; }
    public int Months { get; }
    public int First { get; }
    public int Last { get; }

    /// <summary>The days on which behaviour is decided: 7th, 15th, 22nd, end of the month.</summary>
    public int[] Looks { get; }

    public ReadOnlySpan<byte> Text(int day) => written[day - firstWritten];

    public int MonthOf(int day)
    {
        var date = DateOnly.FromDayNumber(day);
        return (date.Year - FirstMonth.Year) * 12 + date.Month - FirstMonth.Month;
    }

    public static int AddMonths(int day, int months) => DateOnly.FromDayNumber(day).AddMonths(months).DayNumber;

    public static bool IsMonthEnd(int day) => DateOnly.FromDayNumber(day + 1).Day == 1;

    /// <summary>The day on which that share of all sign-ups has come: growing, with a quiet August and a busy September.</summary>
    public int SignupAt(double share)
    {
        var sought = share * signups[Months];
        var month = 0;
        while (month < Months - 1 && signups[month + 1] <= sought)
            month++;
        var within = (sought - signups[month]) / (signups[month + 1] - signups[month]);
        var start = FirstMonth.AddMonths(month).DayNumber;
        var days = Math.Min(FirstMonth.AddMonths(month + 1).DayNumber, Last + 1) - start;
        return start + Math.Min(days - 1, (int)(within * days));
    }

    private static IEnumerable<int> LooksOf(int first, int last)
    {
        for (var day = first; day < last; day++)
            if (DateOnly.FromDayNumber(day).Day is 7 or 15 or 22 || IsMonthEnd(day))
                yield return day;
        yield return last;
    }
}
