using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Reports;

/// <summary>A month of the report, or a longer period.</summary>
/// <param name="Month">The month; the last month of a longer period, also while it lies ahead.</param>
/// <param name="LastDay">Its last day that counts.</param>
/// <param name="IsComplete">Whether it is over.</param>
/// <param name="FirstMonth">Its first month.</param>
/// <param name="EndMonth">The last of its months that there is.</param>
public sealed record ReportMonth(DateOnly Month, DateOnly LastDay, bool IsComplete, DateOnly FirstMonth, DateOnly EndMonth)
{
    /// <summary>A month by itself.</summary>
    public ReportMonth(DateOnly month, DateOnly lastDay, bool isComplete)
        : this(month, lastDay, isComplete, month, month)
    {
    }
}

/// <summary>What an address asked for, as written: <c>?month=2026-09&amp;from=2025-10&amp;to=2026-09</c>. Nothing in it is trusted.</summary>
public sealed record MonthRequest(string? Month = null, string? From = null, string? To = null);

/// <summary>Something in the address could not be followed, and what is shown in its place.</summary>
/// <param name="Kind"><c>not_a_month</c>, <c>outside</c> or <c>reversed</c>.</param>
/// <param name="Text">What the address said.</param>
/// <param name="Shown">The month shown instead.</param>
public sealed record MonthProblem(string Kind, string Text, DateOnly Shown);

/// <summary>The month in view and the range around it, chosen from the months there are.</summary>
/// <param name="All">Every month of the report, oldest first.</param>
/// <param name="Month">The month in view.</param>
/// <param name="From">First month of the range.</param>
/// <param name="To">Last month of the range.</param>
/// <param name="Problems">What the address asked for in vain.</param>
public sealed record MonthChoice(IReadOnlyList<ReportMonth> All, ReportMonth Month, DateOnly From, DateOnly To, IReadOnlyList<MonthProblem> Problems)
{
    private const int DefaultRange = 12;

    /// <summary>The month before the one in view, or null at the start of the report.</summary>
    public ReportMonth? Before => All.LastOrDefault(month => month.Month < Month.Month);

    /// <summary>The month after the one in view, or null at its end.</summary>
    public ReportMonth? After => All.FirstOrDefault(month => month.Month > Month.Month);

    /// <summary>How many months the range holds.</summary>
    public int Length => All.Count(month => month.Month >= From && month.Month <= To);

    /// <summary>Chooses among the months of the warehouse; null when there is no MRR yet.</summary>
    public static Task<MonthChoice?> ReadAsync(DbConnection connection, MonthRequest request, CancellationToken cancel) =>
        ReadAsync(connection, Selection.Everyone, request, cancel);

    /// <summary>Chooses among the periods by which a selection cuts time; null when there is no MRR yet.</summary>
    public static async Task<MonthChoice?> ReadAsync(DbConnection connection, Selection selection, MonthRequest request, CancellationToken cancel)
    {
        var (months, hasMrr) = await ReadAsync(connection, selection, cancel);
        return hasMrr ? Choose(months, request) : null;
    }

    /// <summary>The same where answers to surveys are enough; null when there are neither these nor MRR.</summary>
    public static async Task<MonthChoice?> OfSurveysAsync(DbConnection connection, Selection selection, MonthRequest request, CancellationToken cancel)
    {
        var (months, _) = await ReadAsync(connection, selection, cancel);
        return months.Count == 0 ? null : Choose(months, request);
    }

    /// <summary>
    /// The first period that holds the month asked for and ends with it or later, else the last one that is over; the range asked for, else the
    /// twelve up to the one in view and the open one after it.
    /// </summary>
    public static MonthChoice Choose(IReadOnlyList<ReportMonth> months, MonthRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problems = new List<MonthProblem>();
        var usual = months.LastOrDefault(month => month.IsComplete) ?? months[^1];
        var to = Parse(request.To, months, months[^1], problems);
        var month = Parse(request.Month, months, to is null || to.Month > usual.Month ? usual : to, problems)
            ?? (to is null || to.Month > usual.Month ? usual : to);
        to ??= request.Month is { Length: > 0 } ? month : months[^1];
        var start = months[Math.Max(0, IndexOf(months, to) - DefaultRange + 1)];
        var from = Parse(request.From, months, start, problems) ?? start;
        if (from.Month > to.Month)
        {
            problems.Add(new("reversed", $"{request.From} > {request.To}", to.Month));
            (from, to) = (to, from);
        }

        return new(months, month, from.Month, to.Month, problems);
    }

    private static async Task<(IReadOnlyList<ReportMonth> Months, bool HasMrr)> ReadAsync(DbConnection connection, Selection selection, CancellationToken cancel)
    {
        var rows = await ReportSql.ReadAsync(
            connection, selection, "months",
            row => (
                Month: new ReportMonth(row.Day("month"), row.Day("last_day"), row.Flag("is_complete"), row.Day("first_month"), row.Day("end_month")),
                HasMrr: row.Flag("has_mrr")), cancel);
        return ([.. rows.Select(row => row.Month)], rows.Count > 0 && rows[0].HasMrr);
    }

    private static ReportMonth? Parse(string? text, IReadOnlyList<ReportMonth> months, ReportMonth instead, List<MonthProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!DateOnly.TryParseExact(text.Trim(), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            problems.Add(new("not_a_month", text, instead.Month));
            return instead;
        }

        if (months.FirstOrDefault(month => month.Month >= day && month.FirstMonth <= day) is { } found) return found;
        var nearest = day < months[0].Month ? months[0] : months[^1];
        problems.Add(new("outside", text, nearest.Month));
        return nearest;
    }

    private static int IndexOf(IReadOnlyList<ReportMonth> months, ReportMonth month) => months.TakeWhile(other => other.Month < month.Month).Count();
}
