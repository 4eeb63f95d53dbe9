using Retention.Analytics.Health;
using Retention.Analytics.Tests.Stories;

namespace Retention.Analytics.Tests.Health;

/// <summary>What is known of a customer on 31 March 2024, worked by hand; the rows go on until December.</summary>
public sealed class FeatureValueStories
{
    private const string Day = "2024-03-31";

    [Fact]
    public async Task Terms_are_those_in_force_on_the_day()
    {
        var run = await FeatureStory.OnAsync(
            Story.Given().Subscription("s1", "2023-06-15", 100, quantity: 4, interval: "year", percent: 10, discountEnds: "2024-06-15")
                .Change("s1", "2024-02-01", quantity: 6).Change("s1", "2024-04-10", quantity: 20), Day);
        run.Value("seats").ShouldBe(6);
        run.Value("billing").ShouldBe(2);
        run.Value("tenure").ShouldBe(290);
        run.Value("days_to_renewal").ShouldBe(76, "15 June");
        run.Value("mrr").ShouldBe(45, "600 less 10 % over 12 months");
        run.Value("mrr_change").ShouldBe(0.5, "4 seats 90 days before");
        run.Value("discount_share").ShouldBe(0.1);
        run.Value("discount_ends_in").ShouldBe(76);
    }

    [Fact]
    public async Task A_contract_that_bills_on_the_last_day_renews_on_the_last_day()
    {
        var story = Story.Given().Subscription("s1", "2024-01-31", 50);
        (await FeatureStory.OnAsync(story, "2024-02-28")).Value("days_to_renewal").ShouldBe(1, "29 February");
        (await FeatureStory.OnAsync(story, "2024-02-29")).Value("days_to_renewal").ShouldBe(31, "31 March");
    }

    [Fact]
    public async Task A_source_that_exports_todays_terms_says_nothing_of_what_was_paid()
    {
        var run = await FeatureStory.OnAsync(Story.Given().Subscription("s1", "2024-01-01", 100, quantity: 9, termsAre: "today"), Day);
        run.Customers.ShouldBe(["c1"]);
        run.Value("seats").ShouldBeNull();
        run.Value("mrr").ShouldBeNull();
        run.Value("billing").ShouldBe(0);
    }

    [Fact]
    public async Task What_is_paid_after_the_day_is_unpaid_on_it()
    {
        var run = await FeatureStory.OnAsync(
            Story.Given().Subscription("s1", "2024-01-01", 50)
                .Invoice("i1", "2024-03-01", "2024-03-15", paid: "2024-04-05", total: 50).Failed("i1", "2024-03-01", 50).Failed("i1", "2024-03-29", 50).Failed("i1", "2024-04-02", 50), Day);
        run.Value("days_overdue").ShouldBe(16);
        run.Value("failed_payments").ShouldBe(2);
        run.Value("open_failures").ShouldBe(2);
        run.Label().ShouldBe(0);
    }

    [Fact]
    public async Task Where_nothing_is_kept_nothing_is_known()
    {
        var run = await FeatureStory.OnAsync(Story.Given().Subscription("s1", "2024-01-01", 50), Day);
        string[] known = ["mrr", "billing", "days_to_renewal", "tenure", "seats", "discount_share", "mrr_change"];
        HealthSchema.Current.Features.Select(feature => feature.Name).Except(known).Where(feature => run.Value(feature) is not null).ShouldBeEmpty();
        run.Value("mrr_change").ShouldBe(0, "it paid the same on 1 January");
    }

    [Fact]
    public async Task Silence_is_a_class_and_an_answer_counts_from_its_day()
    {
        var story = Story.Given()
            .Subscription("s1", "2024-01-01", 50).Answer("c1", "2024-04-02", 3, sent: "2024-03-20").Answer("c1", "2024-02-01", 9, sent: "2024-01-30")
            .Subscription("s2", "2024-01-01", 50, customer: "c2");
        var run = await FeatureStory.OnAsync(story, Day);
        run.Value("nps_class").ShouldBe(2, "silent so far");
        run.Value("nps").ShouldBe(9);
        run.Value("nps_age").ShouldBe(59);
        run.Value("nps_class", "c2").ShouldBe(1, "never asked");
        var later = await FeatureStory.OnAsync(story, "2024-04-30");
        later.Value("nps_class").ShouldBe(3);
        later.Value("nps_change").ShouldBe(-6);
    }

    [Fact]
    public async Task Tickets_and_talks_are_counted_up_to_the_day()
    {
        var run = await FeatureStory.OnAsync(
            Story.Given().Subscription("s1", "2023-06-01", 50, quantity: 4)
                .Row("support_tickets", ("ticket_id", "t1"), ("customer_id", "c1"), ("opened_at", "2024-03-01"), ("solved_at", "2024-04-02"), ("priority", "urgent"), ("satisfaction", 1))
                .Row("support_tickets", ("ticket_id", "t2"), ("customer_id", "c1"), ("opened_at", "2024-04-01"))
                .Row("support_tickets", ("ticket_id", "t3"), ("customer_id", "c1"), ("opened_at", "2023-12-01"), ("solved_at", "2023-12-05"), ("satisfaction", 5))
                .Row("interactions", ("interaction_id", "n1"), ("customer_id", "c1"), ("happened_at", "2024-01-01"), ("kind", "qbr"))
                .Row("interactions", ("interaction_id", "n2"), ("customer_id", "c1"), ("happened_at", "2024-03-30"), ("kind", "email"))
                .Row("onboarding", ("customer_id", "c1"), ("milestone", "import"), ("due_at", "2024-03-01"), ("completed_at", "2024-04-01")), Day);
        run.Value("tickets_per_seat").ShouldBe(0.25);
        run.Value("tickets_change").ShouldBe(0);
        run.Value("urgent_tickets").ShouldBe(1);
        run.Value("open_tickets").ShouldBe(1, "solved on 2 April");
        run.Value("ticket_satisfaction").ShouldBe(1, "that of the ticket solved by then");
        run.Value("days_since_touch").ShouldBe(90, "a mail is none");
        run.Value("reviewed").ShouldBe(1);
        run.Value("milestones_late").ShouldBe(1);
    }

    [Fact]
    public async Task Use_is_measured_over_the_days_on_which_anybody_was_read()
    {
        var story = Story.Given().Subscription("s1", "2023-06-01", 50, quantity: 10).Subscription("s2", "2023-06-01", 50, customer: "c2", quantity: 10);
        foreach (var (date, first) in new[] { ("2023-12-15", 4), ("2024-01-15", 4), ("2024-02-15", 4), ("2024-03-15", 2) })
        {
            story.Row("usage_daily", ("customer_id", "c1"), ("date", date), ("metric", "active_users"), ("value", first));
            if (date != "2024-03-15") story.Row("usage_daily", ("customer_id", "c2"), ("date", date), ("metric", "active_users"), ("value", 5));
        }

        var run = await FeatureStory.OnAsync(story, Day);
        run.Value("active_share").ShouldBe(0.2);
        run.Value("usage_change").ShouldBe(-0.5);
        run.Value("days_idle").ShouldBe(16);
        run.Value("active_share", "c2").ShouldBe(0, "read on 15 March, and not there");
        run.Value("usage_change", "c2").ShouldBe(-1);
        run.Value("days_idle", "c2").ShouldBe(45);
    }

    [Fact]
    public async Task A_month_end_teaches_once_its_horizon_is_over()
    {
        var days = await StoryWarehouses.ReadAsync(
            Story.Given().Subscription("s1", "2024-05-10", 50),
            (warehouse, _) => warehouse.ReadAsync(async (connection, token) => (await HealthFeatures.DaysAsync(connection, 90, token), await HealthFeatures.DaysAsync(connection, 90, token, most: 2)), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        days.Item1.ShouldBe([new(2024, 5, 31), new(2024, 6, 30), new(2024, 7, 31), new(2024, 8, 31), new(2024, 9, 30)], "31 October and 90 days is in January");
        days.Item2.ShouldBe([new(2024, 8, 31), new(2024, 9, 30)]);
    }

    [Fact]
    public async Task The_rows_behind_a_reason_name_their_line_and_see_no_further_than_the_day()
    {
        var story = Story.Given().Subscription("s1", "2023-06-01", 50).Answer("c1", "2024-04-02", 3, sent: "2024-03-20").Answer("c1", "2024-02-01", 9, sent: "2024-01-30");
        var rows = await StoryWarehouses.ReadAsync(
            story,
            (warehouse, _) => warehouse.ReadAsync((connection, token) => ReasonRow.ReadAsync(connection, "c1", FeatureGroup.Surveys, new DateOnly(2024, 3, 31), token), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        rows.Select(row => (row.On, row.Kind, row.What, row.Value, row.DoneOn, row.Line)).ShouldBe(
        [
            (new(2024, 3, 20), "survey", "nps", null, null, 2),
            (new(2024, 1, 30), "survey", "nps", 9.0, new DateOnly(2024, 2, 1), 3),
        ]);
    }
}
