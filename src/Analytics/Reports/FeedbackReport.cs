using Retention.Analytics.Metrics;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Reports;

/// <summary>What customers answer to surveys, who is silent, what is behind each voice, and whom to speak to.</summary>
/// <param name="Months">The period in view.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Cards">Metrics of the period.</param>
/// <param name="Trend">NPS of every period, with its interval.</param>
/// <param name="Change">NPS beside that of the window before.</param>
/// <param name="By">What NPS is split by.</param>
/// <param name="Parts">NPS by value, the largest first, the total last.</param>
/// <param name="Voices">What pays behind each voice, the total last: MRR.</param>
/// <param name="Outcomes">What became of each voice, the total last.</param>
/// <param name="Loops">Answers to follow, the most urgent first; part of <paramref name="AllLoops"/>.</param>
/// <param name="AllLoops">How many there are.</param>
/// <param name="Themes">What the comments are about, those that detractors and passives share first, the total last.</param>
/// <param name="Unknown">A split the address asked for in vain.</param>
public sealed record FeedbackReport(
    MonthChoice Months, string? Currency, IReadOnlyList<Card> Cards, MetricSeries Trend, NpsChange Change, string By, IReadOnlyList<NpsPart> Parts,
    IReadOnlyList<Voice> Voices, IReadOnlyList<VoiceOutcome> Outcomes, IReadOnlyList<OpenLoop> Loops, long AllLoops, IReadOnlyList<CommentTheme> Themes, string? Unknown)
{
    private const int LoopsShown = 10;

    private static readonly string[] Shown = ["nps", "nps_by_customer", "nps_by_mrr", "response_rate", "csat", "ces"];

    /// <summary>Whether anybody has ever answered or been asked.</summary>
    public bool HasAnswers => Trend.Rows.Any(row => row.N > 0) || Cards.Any(card => card.N > 0) || Voices.Any(voice => voice is { Name: "silent", Customers: > 0 });

    /// <summary>NPS of the period in view; null where the warehouse knows no such period.</summary>
    public MetricRow? Nps => Trend.Rows.FirstOrDefault(row => row.Month == Months.Month.Month);

    /// <summary>Reads the page, its split by an attribute apart from the rest so that another one asks for nothing again; null when there is neither MRR nor an answer yet.</summary>
    /// <param name="warehouse">Where to read.</param>
    /// <param name="selection">Which customers, by which periods.</param>
    /// <param name="month">The period in view, as an address writes it.</param>
    /// <param name="by">One of <see cref="CustomerWorth.Dimensions"/>.</param>
    /// <param name="cancel">Stops the queries.</param>
    public static async Task<FeedbackReport?> ReadAsync(Warehouse warehouse, Selection selection, string? month, string? by, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(warehouse);
        ArgumentNullException.ThrowIfNull(selection);
        var known = CustomerWorth.Dimensions.FirstOrDefault(one => one == by) ?? CustomerWorth.Dimensions[0];
        var trend = await warehouse.ReadOnceAsync($"nps {selection}", (_, stop) => new MetricReader(warehouse).ReadAsync("nps", selection, null, stop), cancel);
        var report = await warehouse.ReadOnceAsync<FeedbackReport?>($"feedback {month} {selection}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            if (await MonthChoice.OfSurveysAsync(connection, selection, new(month), stop) is not { } months) return null;
            var at = months.Month.Month;
            var loops = await OpenLoop.ReadAsync(connection, selection, at, stop);
            return new(
                months, ReportSql.Currency(warehouse),
                await Card.ReadAsync(connection, selection, Shown, at, stop),
                trend,
                await NpsChange.ReadAsync(connection, selection, at, stop),
                "", [],
                await Voice.ReadAsync(connection, selection, at, stop),
                await VoiceOutcome.ReadAsync(connection, selection, at, stop),
                [.. loops.Take(LoopsShown)], loops.Count == 0 ? 0 : loops[0].OfAll,
                await CommentTheme.ReadAsync(connection, selection, at, CommentTheme.Sorts[0], stop),
                null);
        }, cancel);
        if (report is null) return null;
        var parts = await warehouse.ReadOnceAsync(
            $"nps {report.Months.Month.Month} {known} {selection}", (connection, stop) => NpsPart.ReadAsync(connection, selection, report.Months.Month.Month, known, stop), cancel);
        return report with { By = known, Parts = parts, Unknown = string.IsNullOrEmpty(by) || by == known ? null : by };
    }
}
