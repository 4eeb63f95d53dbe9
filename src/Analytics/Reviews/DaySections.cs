using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;
using static Retention.Analytics.Reviews.ReviewKind;

namespace Retention.Analytics.Reviews;

/// <summary>The sections of a review whose figures are of the day they are read on: they change from day to day by themselves.</summary>
internal static class DaySections
{
    private const int MostCohorts = 8;
    private const int MostRuns = 6;

    private static readonly int[] Ages = [3, 6, 12, 24];

    public static async Task<ReviewSection> CohortsAsync(Warehouse warehouse, ReviewQuarter quarter, CancellationToken cancel)
    {
        var report = await CohortReport.ReadAsync(warehouse, ReviewQuarter.Everyone, new("quarter", "age", "nrr"), cancel);
        var until = quarter.Key.ToUpperInvariant();
        var rows = (report?.Rows ?? []).Where(one => string.CompareOrdinal(one.Value, until) <= 0).TakeLast(MostCohorts).ToList();
        return new("cohorts", false,
        [
            new("cohorts", 1, [new("cohort", Text), new("customers", Count), new("start_mrr", Money), .. Ages.Select(age => new ReviewColumn($"logo_{age}", Percent)), .. Ages.Select(age => new ReviewColumn($"nrr_{age}", Percent))],
                [.. rows.Select(row => ReviewTable.Row([row.Value, row.Cells[0].N, row.Cells[0].StartMrr, .. Ages.Select(age => (object?)At(row, age)?.Logo), .. Ages.Select(age => (object?)At(row, age)?.Nrr)]))]),
        ]);
    }

    public static async Task<ReviewSection> HealthAsync(Warehouse warehouse, ReviewNotes notes, CancellationToken cancel)
    {
        var report = await HealthReport.ReadAsync(warehouse, Selection.Everyone, new(), notes.Overrides, cancel);
        return new("health", false,
        [
            new("bands", 1, [new("band", Word, "review.band"), new("customers", Count), new("mrr", Money), new("expected", Money), new("leavers", Number)],
                [.. report.Bands.Select(one => ReviewTable.Row(one.Band, one.Customers, one.Mrr, one.Expected, one.Leavers))]),
            new("moved", 2, [new("kind", Word, "review.moved"), new("customer_id", Hidden), new("customer", Text), new("mrr", Money), new("health", Number), new("health_change", NumberChange), new("band", Word, "review.band")],
                [.. report.Movers.Select(one => ReviewTable.Row(one.Kind, one.CustomerId, one.Name, one.Mrr, one.Health, one.Change, one.Band))]),
        ]);
    }

    public static async Task<ReviewSection> RenewalsAsync(Warehouse warehouse, ReviewNotes notes, CancellationToken cancel)
    {
        var renewals = await RenewalReport.ReadAsync(warehouse, Selection.Everyone, new(), notes.Calls, cancel);
        var forecast = await ForecastReport.ReadAsync(warehouse, Selection.Everyone, cancel);
        return new("renewals", false,
        [
            new("renewals", 1, [new("month", ReviewKind.Month), new("renewals", Count), new("mrr", Money), new("leaving", Money), new("model", Money), new("call", Money), new("called", Count)],
                [.. renewals.Months.Select(one => ReviewTable.Row(one.Month, one.Renewals, one.Mrr, one.Leaving, one.Model, one.Call, one.Called))]),
            new("forecast", 1, [new("month", ReviewKind.Month), new("low", Money), new("expected", Money), new("high", Money), new("existing", Money), new("ending", Money), new("starting", Money)],
                [.. forecast.Months.Select(one => ReviewTable.Row(one.Month, one.Total.Low, one.Total.Expected, one.Total.High, one.Existing.Expected, one.Ending, one.Starting))]),
        ]);
    }

    public static ReviewSection Growth(ReviewNotes notes) => new("growth", false,
    [
        new("offers", 2, [new("kind", Word, "growth.kind"), new("state", Word, "growth.state"), new("offers", Count), new("expected_mrr", Money)],
            [.. notes.Offers.Select(one => ReviewTable.Row(one.Kind, one.State, one.Offers, one.Expected))]),
    ]);

    public static async Task<ReviewSection> ProofAsync(Warehouse warehouse, CancellationToken cancel)
    {
        var proof = await HealthProof.ReadAsync(warehouse, null, null, cancel);
        return new("proof", false,
        [
            new("proof", 3, [new("day", Day), new("kind", Word, "health.kind"), new("model", Hidden), new("customers", Count), new("gone", Count), new("expected_gone", Number), new("red", Count), new("red_gone", Count), new("precision", Percent), new("recall", Percent), new("lift", Number)],
                [.. proof.Runs.Take(MostRuns).Select(one => ReviewTable.Row(
                    one.Day, one.Kind, one.Model, one.Customers, one.Gone, one.Expected, one.Red, one.RedGone, one.Precision, one.Recall, one.Lift))]),
        ]);
    }

    private static CohortCell? At(CohortRow row, int age) => row.Cells.FirstOrDefault(cell => cell.Age == age && cell.IsComplete);
}
