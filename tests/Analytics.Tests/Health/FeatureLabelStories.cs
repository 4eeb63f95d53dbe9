using Retention.Analytics.Tests.Stories;

namespace Retention.Analytics.Tests.Health;

/// <summary>Who is at risk on a day, and who counts as having left. All are read on 31 December 2024 and looked at from 31 March 2024.</summary>
public sealed class FeatureLabelStories
{
    private const string Day = "2024-03-31";

    [Fact]
    public async Task A_notice_within_the_horizon_is_a_departure_on_the_day_it_was_given()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50, requested: "2024-05-10", ends: "2024-09-01");
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBe(1);
        (await FeatureStory.OnAsync(story, Day, horizon: 30)).Label().ShouldBe(0);
        (await FeatureStory.OnAsync(story, "2024-05-31")).Customers.ShouldBeEmpty("under notice on the day");
    }

    [Fact]
    public async Task An_end_without_a_dated_notice_counts_on_the_day_MRR_ended()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50, ends: "2024-06-29");
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBe(1);
        (await FeatureStory.OnAsync(story, Day, horizon: 30)).Label().ShouldBe(0);
    }

    [Fact]
    public async Task A_notice_whose_end_lies_ahead_counts_already()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50, requested: "2024-05-10", termEnds: "2025-06-01");
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBe(1);
    }

    [Fact]
    public async Task A_return_within_the_grace_and_a_pause_that_resumes_are_no_departure()
    {
        var back = Story.Given().Subscription("s1", "2024-01-01", 50, ends: "2024-05-01").Subscription("s2", "2024-05-20", 50);
        (await FeatureStory.OnAsync(back, Day)).Label().ShouldBe(0);
        var resumed = Story.Given().Subscription("s1", "2024-01-01", 50).Change("s1", "2024-04-10", status: "paused").Change("s1", "2024-05-10", status: "active");
        (await FeatureStory.OnAsync(resumed, Day)).Label().ShouldBe(0);
    }

    [Fact]
    public async Task A_notice_withdrawn_by_another_contract_is_no_departure()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50, requested: "2024-04-10", ends: "2024-06-01").Subscription("s2", "2024-06-01", 50);
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBe(0);
    }

    [Fact]
    public async Task A_pause_beyond_its_limit_counts_on_the_day_it_lapses()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50).Change("s1", "2024-04-10", status: "paused");
        (await FeatureStory.OnAsync(story, Day, horizon: 180)).Label().ShouldBe(1);
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBe(0, "it lapses on 9 July");
    }

    [Fact]
    public async Task Paid_to_free_is_a_departure()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50).Change("s1", "2024-05-01", unit: 0);
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBe(1);
    }

    [Fact]
    public async Task An_invoice_that_stays_unpaid_ends_thirty_days_past_due()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50).Invoice("i1", "2024-03-01", "2024-03-15", total: 50);
        var run = await FeatureStory.OnAsync(story, Day);
        run.Label().ShouldBe(1);
        run.Value("days_overdue").ShouldBe(16);
        (await FeatureStory.OnAsync(story, Day, horizon: 10)).Label().ShouldBe(0, "MRR stops on 14 April");
        (await FeatureStory.OnAsync(story, "2024-04-30")).Customers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_leaves_only_with_the_last_subscription()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50, requested: "2024-04-10", ends: "2024-05-01").Subscription("s2", "2024-01-01", 10);
        var run = await FeatureStory.OnAsync(story, Day);
        run.Label().ShouldBe(0);
        (await FeatureStory.OnAsync(story, "2024-04-30")).Customers.ShouldBe(["c1"]);
    }

    [Fact]
    public async Task Nobody_knows_the_outcome_while_the_horizon_is_not_over()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50).AsOf("2024-06-28");
        (await FeatureStory.OnAsync(story, Day)).Label().ShouldBeNull();
        (await FeatureStory.OnAsync(story.AsOf("2024-06-29"), Day)).Label().ShouldBe(0);
    }

    [Fact]
    public async Task Trials_free_plans_and_pauses_are_not_at_risk()
    {
        var story = Story.Given()
            .Subscription("s1", "2024-03-20", 50, trialEnds: "2024-04-20")
            .Subscription("s2", "2024-01-01", 0, customer: "c2")
            .Subscription("s3", "2024-01-01", 50, customer: "c3").Change("s3", "2024-03-25", status: "paused")
            .Subscription("s4", "2024-01-01", 50, customer: "c4", percent: 100);
        (await FeatureStory.OnAsync(story, Day)).Customers.ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_gap_that_is_bridged_later_nobody_knew_that_the_customer_would_return()
    {
        var story = Story.Given().Subscription("s1", "2024-01-01", 50, ends: "2024-03-25").Subscription("s2", "2024-04-05", 50);
        (await FeatureStory.OnAsync(story, Day)).Customers.ShouldBeEmpty();
    }
}
