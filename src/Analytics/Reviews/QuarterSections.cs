using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using static Retention.Analytics.Reviews.ReviewKind;

namespace Retention.Analytics.Reviews;

/// <summary>The sections of a review whose figures are of the quarter: only other data or policies change them.</summary>
internal static class QuarterSections
{
    private const int MostMovers = 10;
    private const int MostThemes = 8;

    // The values of the last periods, the latest last: the quarter before is next to it, the same quarter of the year before four places from it.
    private const int QuarterBefore = 2;
    private const int YearBefore = 5;

    private static readonly string[] Headline = ["mrr", "net_new_mrr", "customers", "nrr", "grr", "logo_churn", "nps", "past_due"];
    private static readonly string[] Retention = ["nrr", "grr", "logo_churn", "gross_mrr_churn", "net_mrr_churn", "voluntary_churn", "involuntary_churn", "renewal_rate"];
    private static readonly string[] Feedback = ["nps", "nps_by_mrr", "response_rate", "csat", "ces"];

    public static async Task<ReviewSection> HeadlineAsync(Warehouse warehouse, ReviewQuarter quarter, CancellationToken cancel) =>
        new("headline", true, [await CardsAsync(warehouse, "headline", Headline, quarter, cancel)]);

    public static async Task<ReviewSection> BridgeAsync(Warehouse warehouse, ReviewQuarter quarter, CancellationToken cancel)
    {
        var (of, last, first) = (ReviewQuarter.Everyone, quarter.LastMonth, quarter.FirstDay);
        return await warehouse.ReadOnceAsync($"review bridge {quarter.Key}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var steps = await BridgeStep.ReadAsync(connection, of, last, stop);
            var months = await MovementMonth.ReadAsync(connection, Selection.Everyone, first, last, stop);
            var choice = (await MonthChoice.ReadAsync(connection, of, new(Month(quarter)), stop))!;
            var causes = await SubtypeSum.ReadAsync(connection, of, choice, stop);
            return new ReviewSection("bridge", true,
            [
                new("bridge", 1, [new("step", Word, "movement"), new("amount", Money), new("customers", Count), new("bottom", Hidden), new("height", Hidden)],
                    [.. steps.Select(one => ReviewTable.Row(one.Movement, one.Amount, one.Customers, one.Bottom, one.Height))]),
                new("months", 1, [new("month", ReviewKind.Month), new("opening", Money), .. MovementMonth.Names.Select(name => new ReviewColumn(name, MoneyChange)), new("closing", Money), new("customers", Count)],
                    [.. months.Select(one => ReviewTable.Row([one.Month, one.Opening, .. MovementMonth.Names.Select(name => (object?)one.Movements[name].Amount), one.Closing, one.Customers]))]),
                new("causes", 2, [new("movement", Word, "movement"), new("cause", Word, "subtype"), new("amount", MoneyChange), new("customers", Count)],
                    [.. causes.Where(one => one.Subtype is not null && one.Customers > 0).Select(one => ReviewTable.Row(one.Movement, one.Subtype, one.Amount, one.Customers))]),
            ]);
        }, cancel);
    }

    public static async Task<ReviewSection> RetentionAsync(Warehouse warehouse, ReviewQuarter quarter, CancellationToken cancel) =>
        new("retention", true, [await CardsAsync(warehouse, "retention", Retention, quarter, cancel)]);

    public static async Task<ReviewSection> MoversAsync(Warehouse warehouse, ReviewQuarter quarter, CancellationToken cancel) =>
        new("movers", true, [await MoversAsync(warehouse, quarter, "gained", cancel), await MoversAsync(warehouse, quarter, "lost", cancel)]);

    public static async Task<ReviewSection> FeedbackAsync(Warehouse warehouse, ReviewQuarter quarter, CancellationToken cancel)
    {
        var report = await FeedbackReport.ReadAsync(warehouse, ReviewQuarter.Everyone, Month(quarter), null, cancel);
        return new("feedback", true,
        [
            await CardsAsync(warehouse, "feedback", Feedback, quarter, cancel),
            new("themes", 1,
                [new("theme", Hidden), new("theme_en", English), new("theme_es", Spanish), new("comments", Count), new("customers", Count), new("mrr", Money), new("promoters", Count), new("passives", Count), new("detractors", Count)],
                [.. (report?.Themes ?? []).Where(one => one.Kind == "theme" && one.Comments > 0).Take(MostThemes).Select(one => ReviewTable.Row(
                    one.Theme, one.LabelEn, one.LabelEs, one.Comments, one.Customers, one.Mrr, one.Promoters, one.Passives, one.Detractors))]),
        ]);
    }

    private static string Month(ReviewQuarter quarter) => quarter.LastMonth.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<ReviewTable> MoversAsync(Warehouse warehouse, ReviewQuarter quarter, string movement, CancellationToken cancel)
    {
        var report = await NumberReport.ReadAsync(warehouse, ReviewQuarter.Everyone, new NumberRequest { Month = Month(quarter), Movement = movement, Sort = "-amount" }, cancel);
        return new(movement, 1, [new("customer_id", Hidden), new("customer", Text), new("amount", MoneyChange), new("mrr", Money), new("movement", Word, "movement"), new("cause", Word, "subtype")],
            [.. (report?.Rows ?? []).Take(MostMovers).Select(one => ReviewTable.Row(one.CustomerId, one.Name, one.Amount, one.Mrr, one.Movement, one.Subtype))]);
    }

    private static async Task<ReviewTable> CardsAsync(Warehouse warehouse, string name, string[] metrics, ReviewQuarter quarter, CancellationToken cancel)
    {
        var (before, year) = await warehouse.ReadOnceAsync($"review {name} {quarter.Key}", async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            return (
                await Card.ReadAsync(connection, ReviewQuarter.Everyone, metrics, quarter.LastMonth, stop),
                await Card.ReadAsync(connection, ReviewQuarter.Everyone with { Against = Against.Year }, metrics, quarter.LastMonth, stop));
        }, cancel);
        return new(name, 1,
            [new("metric", Metric), new("unit", Hidden), new("value", Figure), new("before", Figure), new("change", Change), new("year_before", Figure), new("year_change", Change), new("n", Count)],
            [.. before.Zip(year, (one, other) => ReviewTable.Row(
                one.Metric.Name, one.Metric.Unit.ToString().ToLowerInvariant(), one.Value, Back(one, QuarterBefore), one.Change, Back(one, YearBefore), other.Change, one.N))]);
    }

    private static decimal? Back(Card card, int places) => card.Trail.Count >= places ? card.Trail[^places] : null;
}
