using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Cohorts by age and by calendar: reading S41.</summary>
public sealed class CohortStories
{
    // A year of 28-day months does not come into it: 31 January and one month is 29 February.
    private static Story Two => Story.Given()
        .Customer("c1", segment: "smb").Customer("c2", segment: "mid")
        .Subscription("a", "2024-01-31", 100, customer: "c1").Change("a", "2024-02-29", unit: 150).Change("a", "2024-03-30", unit: 50)
        .Subscription("b", "2024-01-05", 100, customer: "c2", ends: "2024-02-06");

    [Fact]
    public async Task S41_an_age_is_the_end_of_that_day_of_each_customer()
    {
        var row = (await ReadAsync(Two.AsOf("2024-04-30"), "month", "age")).Rows.Single();
        row.Value.ShouldBe("2024-01");

        // c1 is 150 on 29 February, 50 on 31 March and on 30 April; c2 still pays on 5 February and is gone a month later.
        row.Cells.Select(cell => (cell.Age, cell.N, cell.Customers, cell.StartMrr, cell.Mrr, cell.KeptMrr, cell.IsComplete)).ShouldBe(
        [
            (0, 2L, 2L, 200m, 200m, 200m, true), (1, 2L, 2L, 200m, 250m, 200m, true),
            (2, 2L, 1L, 200m, 50m, 50m, true), (3, 2L, 1L, 200m, 50m, 50m, true),
        ]);
        (row.Cells[1].Logo, row.Cells[1].Grr, row.Cells[1].Nrr).ShouldBe((1m, 1m, 1.25m));
        (row.Cells[2].Logo, row.Cells[2].Grr, row.Cells[2].Nrr).ShouldBe((0.5m, 0.25m, 0.25m));
    }

    [Fact]
    public async Task S41_by_calendar_a_month_is_its_end_over_the_first_day()
    {
        var row = (await ReadAsync(Two.AsOf("2024-04-30"), "month", "calendar")).Rows.Single();
        row.Cells.Select(cell => (cell.Age, cell.Customers, cell.Mrr, cell.KeptMrr)).ShouldBe([(0, 2L, 200m, 200m), (1, 1L, 150m, 100m), (2, 1L, 50m, 50m), (3, 1L, 50m, 50m)]);
    }

    [Fact]
    public async Task S41_a_cell_is_complete_when_its_month_has_ended_and_only_then_in_the_average()
    {
        var report = await ReadAsync(Two.Customer("c3").Subscription("c", "2024-03-10", 60, customer: "c3").AsOf("2024-04-20"), "month", "age");
        report.Rows.Select(row => (row.Value, string.Concat(row.Cells.Select(cell => cell.IsComplete ? '#' : '/')))).ShouldBe([("2024-01", "###/"), ("2024-03", "#/")]);
        report.All!.Cells.Select(cell => (cell.Age, cell.N, cell.Mrr)).ShouldBe([(0, 3L, 260m), (1, 2L, 250m), (2, 2L, 50m)]);
    }

    [Fact]
    public async Task A_quarter_is_complete_when_its_last_month_is_and_an_attribute_counts_complete_months_only()
    {
        var story = Two.Customer("c3", segment: "smb").Subscription("c", "2024-03-10", 60, customer: "c3").AsOf("2024-04-20");
        var quarter = (await ReadAsync(story, "quarter", "age")).Rows.Single();
        quarter.Value.ShouldBe("2024-Q1");
        quarter.Cells.Select(cell => (cell.Age, cell.N, cell.IsComplete)).ShouldBe([(0, 3L, true), (1, 2L, false), (2, 2L, false), (3, 2L, false)]);

        var segments = (await ReadAsync(story, "segment", "age")).Rows;
        segments.Select(row => (row.Value, string.Join(' ', row.Cells.Select(cell => $"{cell.N}:{cell.Mrr:0}{(cell.IsComplete ? "" : "/")}")))).ShouldBe(
            [("smb", "2:160 1:150 1:50 1:50/"), ("mid", "1:100 1:100 1:0 1:0/")]);
    }

    [Fact]
    public async Task MRR_stands_at_the_opening_rate_of_the_month_of_the_start()
    {
        var story = Story.Given().Policy("reporting_currency", "USD")
            .Rate("2023-12-31", "EUR", "USD", 1.20m).Rate("2024-01-31", "EUR", "USD", 1.50m).Rate("2024-02-29", "EUR", "USD", 3m)
            .Subscription("a", "2024-01-10", 100, currency: "EUR").Change("a", "2024-02-05", unit: 200).AsOf("2024-03-31");
        (await ReadAsync(story, "month", "age")).Rows.Single().Cells.Select(cell => cell.Mrr).ShouldBe([120m, 240m, 240m]);
    }

    [Fact]
    public async Task A_customer_of_two_subscriptions_is_one_and_keeps_at_most_what_it_began_with()
    {
        var story = Story.Given()
            .Subscription("a", "2024-01-10", 100).Subscription("b", "2024-02-01", 70).Change("a", "2024-03-01", unit: 10).AsOf("2024-03-31");
        var cells = (await ReadAsync(story, "month", "age")).Rows.Single().Cells;
        cells.Select(cell => (cell.Customers, cell.Mrr, cell.KeptMrr)).ShouldBe([(1L, 100m, 100m), (1L, 170m, 100m), (1L, 80m, 80m)]);
    }

    [Fact]
    public async Task A_customer_who_pays_nothing_on_its_first_day_begins_on_the_day_it_pays()
    {
        var story = Story.Given().Subscription("a", "2024-01-10", 100, trialEnds: "2024-02-09").AsOf("2024-03-31");
        var row = (await ReadAsync(story, "month", "age")).Rows.Single();
        (row.Value, row.Cells.Count, row.Cells[0].Mrr).ShouldBe(("2024-02", 2, 100m));
    }

    [Fact]
    public async Task Lives_end_where_a_customer_left_for_good()
    {
        // 100 days and gone; gone and back, so still there after 200; a pause that has not lapsed is no end.
        var story = Story.Given()
            .Subscription("a", "2024-01-01", 100, customer: "c1", ends: "2024-04-10")
            .Subscription("b", "2024-01-01", 100, customer: "c2", ends: "2024-02-01").Subscription("b2", "2024-06-01", 100, customer: "c2")
            .Subscription("c", "2024-01-01", 100, customer: "c3").Change("c", "2024-07-01", status: "paused")
            .AsOf("2024-07-19");
        var lives = await StoryWarehouses.ReadAsync(story, (warehouse, _) => LifeReport.ReadAsync(warehouse, Selection.Everyone, "month", TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        lives.Groups.Single().Curve.Rows.Select(row => (row.Time, row.AtRisk, row.Events, row.Censored)).ShouldBe([(100d, 3d, 1d, 0d), (200d, 2d, 0d, 2d)]);
    }

    private static Task<CohortReport> ReadAsync(Story story, string by, string view) => StoryWarehouses.ReadAsync(
        story, async (warehouse, _) => (await CohortReport.ReadAsync(warehouse, Selection.Everyone, new(by, view), TestContext.Current.CancellationToken))!,
        TestContext.Current.CancellationToken);
}
