namespace Retention.Analytics.Tests.Stories;

/// <summary>Pauses, their lapse, and held MRR: readings S24 to S26.</summary>
public sealed class PauseStories
{
    [Fact]
    public async Task S24_a_pause_still_on_after_90_days_lapses_as_churn_and_gives_the_paused_amount_back()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 paused -100", "2024-05-30 churn (unknown) -100", "2024-05-30 paused 100"]);
        run.Held("2024-05-29").ShouldBe(100m);
        run.Held("2024-05-30").ShouldBe(0m);
        run.Bridge("2024-05").Line.ShouldBe("0 - 100 churn + 100 paused = 0");
    }

    [Fact]
    public async Task S24_a_pause_that_resumes_on_the_ninetieth_day_does_not_lapse()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Change("s", "2024-05-30", status: "active")
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-03-01 paused -100", "2024-05-30 resumed 100"]);
    }

    [Fact]
    public async Task S24_the_lapse_of_a_customer_with_other_MRR_is_contraction()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Subscription("other", "2024-01-15", 30)
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 130", "2024-03-01 paused -100", "2024-05-30 contraction (product_drop) -100", "2024-05-30 paused 100"]);
    }

    [Fact]
    public async Task S25_a_subscription_that_ends_while_paused_is_churn_on_its_end_with_the_reversal_of_paused()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, ends: "2024-04-10", reason: "too expensive")
            .Change("s", "2024-03-01", status: "paused")
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 paused -100", "2024-04-10 churn (voluntary) -100", "2024-04-10 paused 100"]);
    }

    [Fact]
    public async Task S25_a_customer_whose_only_other_subscription_is_paused_has_not_churned()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Subscription("other", "2024-01-15", 30, ends: "2024-04-10")
            .AsOf("2024-04-30")
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 130", "2024-03-01 paused -100", "2024-04-10 contraction (product_drop) -30"]);
        run.Bridge("2024-04").ChurnedCustomers.ShouldBe(0);
    }

    [Fact]
    public async Task S25_a_return_after_the_lapse_is_reactivation()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Change("s", "2024-07-01", status: "active")
            .RunAsync();
        run.Movements()[^1].ShouldBe("2024-07-01 reactivation 100");
    }

    [Fact]
    public async Task S26_paused_is_the_MRR_of_the_day_before_and_a_change_made_meanwhile_shows_on_the_resume()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Change("s", "2024-03-20", quantity: 2)
            .Change("s", "2024-04-10", status: "active")
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 paused -100", "2024-04-10 expansion (seats) 100", "2024-04-10 resumed 100"]);
        run.Held("2024-03-25").ShouldBe(100m);
    }

    [Fact]
    public async Task S26_a_change_on_the_day_of_the_pause_shows_on_the_resume_too()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", unit: 80, status: "paused")
            .Change("s", "2024-04-10", status: "active")
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 paused -100", "2024-04-10 contraction (price_decrease) -20", "2024-04-10 resumed 100"]);
    }

    [Fact]
    public async Task S26_pause_flows_are_taken_out_first_and_only_the_rest_of_the_day_is_netted()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Change("s", "2024-04-10", status: "active")
            .Subscription("other", "2024-03-01", 30)
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 expansion (cross_sell) 30", "2024-03-01 paused -100", "2024-04-10 resumed 100"]);
    }

    [Fact]
    public async Task S26_a_pause_that_follows_no_MRR_moves_nothing()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, trialEnds: "2024-03-15")
            .Change("s", "2024-03-01", status: "paused")
            .Change("s", "2024-05-01", status: "active")
            .RunAsync();
        run.Movements().ShouldBe(["2024-05-01 new 100"]);
    }

    [Fact]
    public async Task S26_paused_and_resumed_are_the_same_amount_in_the_subscriptions_currency()
    {
        var run = await Story.Given()
            .Rate("2024-02-29", "EUR", "USD", 1).Rate("2024-03-31", "EUR", "USD", 2)
            .Subscription("s", "2024-01-15", 100, currency: "EUR")
            .Change("s", "2024-03-10", status: "paused")
            .Change("s", "2024-04-10", status: "active")
            .RunAsync();

        // Each flow is valued at the opening rate of its own month; nothing is paid at the end of March, so fx is 0.
        run.Bridge("2024-03").Line.ShouldBe("100 - 100 paused = 0");
        run.Bridge("2024-04").Line.ShouldBe("0 + 200 resumed = 200");
    }
}
