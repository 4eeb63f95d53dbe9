namespace Retention.Analytics.Tests.Stories;

/// <summary>Committed MRR: reading S43.</summary>
public sealed class CommittedStories
{
    private static Story Paying() => Story.Given().Subscription("base", "2024-01-15", 100).AsOf("2024-06-15");

    private static async Task<decimal> CommittedAsync(Story story) => (await story.RunAsync()).Committed;

    [Fact]
    public async Task S43_a_signed_subscription_that_has_not_started_counts() =>
        (await CommittedAsync(Paying().Subscription("s", "2024-09-01", 40))).ShouldBe(140m);

    [Fact]
    public async Task S43_a_change_already_scheduled_counts_up_or_down()
    {
        (await CommittedAsync(Paying().Change("base", "2024-08-01", quantity: 2))).ShouldBe(200m);
        (await CommittedAsync(Paying().Change("base", "2024-08-01", unit: 60))).ShouldBe(60m);
    }

    [Fact]
    public async Task S43_a_requested_cancellation_counts_from_its_day_even_without_an_end()
    {
        var story = Paying().Subscription("s", "2024-01-15", 40, requested: "2024-06-10");
        (await CommittedAsync(story)).ShouldBe(100m);
        (await CommittedAsync(story.AsOf("2024-06-09"))).ShouldBe(140m);
        (await story.AsOf("2024-06-15").RunAsync()).Mrr("2024-06-15").ShouldBe(140m);
    }

    [Fact]
    public async Task S43_an_end_ahead_a_trial_and_past_due_churn_commit_nothing()
    {
        (await CommittedAsync(Paying().Subscription("s", "2024-01-15", 40, ends: "2024-12-01"))).ShouldBe(100m);
        (await CommittedAsync(Paying().Subscription("s", "2024-06-01", 40, trialEnds: "2024-07-01"))).ShouldBe(100m);
        (await CommittedAsync(Paying().Subscription("s", "2024-01-15", 40).Invoice("i", "2024-05-01", subscription: "s"))).ShouldBe(100m);
    }

    [Fact]
    public async Task S43_a_pause_commits_nothing_unless_its_resume_is_known()
    {
        (await CommittedAsync(Paying().Subscription("s", "2024-01-15", 40).Change("s", "2024-06-01", status: "paused"))).ShouldBe(100m);
        (await CommittedAsync(Paying().Subscription("s", "2024-01-15", 40)
            .Change("s", "2024-06-01", status: "paused").Change("s", "2024-07-01", status: "active"))).ShouldBe(140m);
    }

    [Fact]
    public async Task S43_a_later_end_of_a_discount_is_not_counted() =>
        (await CommittedAsync(Paying().Subscription("s", "2024-01-15", 40, percent: 25, discountEnds: "2024-09-01"))).ShouldBe(130m);

    [Fact]
    public async Task S43_it_is_valued_at_the_as_of_rate() =>
        (await CommittedAsync(Paying().Subscription("s", "2024-09-01", 40, currency: "EUR")
            .Rate("2024-05-31", "EUR", "USD", 1).Rate("2024-06-10", "EUR", "USD", 1.5m).Rate("2024-06-20", "EUR", "USD", 9))).ShouldBe(160m);
}
