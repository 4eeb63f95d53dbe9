namespace Retention.Analytics.Tests.Stories;

/// <summary>Status, ends, trials, and rows that cannot be: readings S15 to S19.</summary>
public sealed class LifeStories
{
    [Fact]
    public async Task S15_trialing_without_an_end_makes_no_MRR_until_a_date_comes()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100, status: "trialing").RunAsync();
        run.Movements().ShouldBeEmpty();
        run.Quarantined.ShouldBeEmpty();

        var dated = await Story.Given().Subscription("s", "2024-01-15", 100, status: "trialing", trialEnds: "2024-02-14").RunAsync();
        dated.Movements().ShouldBe(["2024-02-14 new 100"]);
    }

    [Fact]
    public async Task S15_a_status_that_needs_a_date_and_has_none_goes_to_quarantine()
    {
        var run = await Story.Given()
            .Subscription("a", "2024-01-15", 100, status: "canceled")
            .Subscription("b", "2024-01-15", 100, status: "cancelled")
            .Subscription("c", "2024-01-15", 100, status: "paused")
            .Subscription("d", "2024-01-15", 100, status: "dormant")
            .RunAsync();
        run.Quarantined.ShouldBe(
        [
            "subscriptions:2 status canceled_without_date",
            "subscriptions:3 status canceled_without_date",
            "subscriptions:4 status paused_without_date",
            "subscriptions:5 status unknown_value",
        ]);
        run.Movements().ShouldBeEmpty();
    }

    [Fact]
    public async Task S15_dates_make_history_and_the_status_beside_them_does_not_count()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, status: "canceled", ends: "2024-06-10")
            .Subscription("t", "2024-01-15", 100, customer: "c2", status: "past_due")
            .Subscription("u", "2024-01-15", 100, customer: "c3", status: "paused")
            .Change("u", "2024-12-01", status: "paused")
            .RunAsync();
        run.Movements("c1").ShouldBe(["2024-01-15 new 100", "2024-06-10 churn (unknown) -100"]);
        run.Movements("c2").ShouldBe(["2024-01-15 new 100"]);
        run.Movements("c3").ShouldBe(["2024-01-15 new 100", "2024-12-01 paused -100"]);
    }

    [Fact]
    public async Task S15_known_words_of_an_invoice_are_taken_and_an_unknown_one_goes_to_quarantine()
    {
        var story = Story.Given().Invoice("unknown", "2024-12-20", status: "written");
        foreach (var status in new[] { "draft", "open", "paid", "past_due", "void", "uncollectible" }) story.Invoice(status, "2024-12-20", status: status);
        (await story.RunAsync()).Quarantined.ShouldBe(["invoices:2 status unknown_value"]);
    }

    [Fact]
    public async Task S16_MRR_ends_with_the_paid_term_of_a_cancellation_but_not_before_the_request()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, requested: "2024-03-20", termEnds: "2024-04-15")
            .Subscription("t", "2024-01-15", 100, customer: "c2", requested: "2024-03-20", termEnds: "2024-03-15")
            .Subscription("u", "2024-01-15", 100, customer: "c3", requested: "2024-03-20", termEnds: "2024-04-15", ends: "2024-05-01")
            .RunAsync();
        run.Movements("c1").ShouldBe(["2024-01-15 new 100", "2024-04-15 churn (unknown) -100"]);
        run.Movements("c2").ShouldBe(["2024-01-15 new 100", "2024-03-20 churn (unknown) -100"]);
        run.Movements("c3").ShouldBe(["2024-01-15 new 100", "2024-05-01 churn (unknown) -100"]);
    }

    [Fact]
    public async Task S16_the_end_of_a_term_alone_never_ends_MRR()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100, termEnds: "2024-04-15", renews: false).RunAsync();
        run.Mrr("2024-12-31").ShouldBe(100m);
    }

    [Fact]
    public async Task S16_under_the_policy_request_MRR_ends_on_the_request_if_that_is_earlier()
    {
        var run = await Story.Given()
            .Policy("churn_recognition", "request")
            .Subscription("s", "2024-01-15", 100, requested: "2024-03-20", termEnds: "2024-04-15")
            .Subscription("t", "2024-01-15", 100, customer: "c2", requested: "2024-05-20", ends: "2024-04-15")
            .RunAsync();
        run.Movements("c1").ShouldBe(["2024-01-15 new 100", "2024-03-20 churn (unknown) -100"]);
        run.Movements("c2").ShouldBe(["2024-01-15 new 100", "2024-04-15 churn (unknown) -100"]);
    }

    [Fact]
    public async Task S17_a_change_before_the_start_counts_at_the_start_and_one_on_the_end_never()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, ends: "2024-06-10")
            .Change("s", "2024-01-02", quantity: 2)
            .Change("s", "2024-06-10", quantity: 7)
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 200", "2024-06-10 churn (unknown) -200"]);
    }

    [Fact]
    public async Task S17_a_change_in_a_trial_shows_only_at_its_end()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, trialEnds: "2024-02-14")
            .Change("s", "2024-02-01", quantity: 3)
            .RunAsync();
        run.Movements().ShouldBe(["2024-02-14 new 300"]);
    }

    [Fact]
    public async Task S18_an_impossible_subscription_goes_to_quarantine()
    {
        var run = await Story.Given()
            .Subscription("a", "2024-01-15", 100, ends: "2024-01-14")
            .Subscription("b", "2024-01-15", 100, percent: 101)
            .Subscription("c", "2024-01-15", 100, percent: -1)
            .Subscription("d", "2024-01-15", 100, quantity: -1)
            .Subscription("e", "2024-01-15", -0.01m)
            .Subscription("f", "2024-01-15", 100, off: -5)
            .Subscription("g", "2024-01-15", 100, count: 0)
            .RunAsync();
        run.Quarantined.ShouldBe(
        [
            "subscriptions:2 ended_at end_before_start",
            "subscriptions:3 discount_percent out_of_range",
            "subscriptions:4 discount_percent out_of_range",
            "subscriptions:5 quantity negative",
            "subscriptions:6 unit_amount negative",
            "subscriptions:7 discount_amount negative",
            "subscriptions:8 interval_count below_one",
        ]);
    }

    [Fact]
    public async Task S18_a_rate_of_0_and_a_period_that_ends_before_it_starts_go_to_quarantine()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Rate("2024-01-31", "EUR", "USD", 0)
            .Invoice("i", "2024-12-20")
            .Line("i", 100, from: "2024-12-20", to: "2024-12-19")
            .RunAsync();
        run.Quarantined.Select(q => q.Split(' ')[0]).ShouldBe(["fx_rates:2", "invoice_lines:2"]);
    }

    [Fact]
    public async Task S18_what_ended_on_the_day_it_started_is_accepted_and_never_makes_MRR()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100, ends: "2024-01-15").RunAsync();
        run.Quarantined.ShouldBeEmpty();
        run.Movements().ShouldBeEmpty();
    }

    [Fact]
    public async Task S19_quantity_0_is_price_0_and_churn_to_free()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100).Change("s", "2024-03-01", quantity: 0).RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-03-01 churn (to_free) -100"]);
        run.States("2024-03-01").ShouldBe(["running"]);
    }
}
