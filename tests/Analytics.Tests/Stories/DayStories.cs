namespace Retention.Analytics.Tests.Stories;

/// <summary>Days, dates and money: readings S1 to S6.</summary>
public sealed class DayStories
{
    [Fact]
    public async Task S1_the_MRR_of_a_month_is_that_of_its_last_day_after_every_change_of_that_day()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-31", unit: 130)
            .Change("s", "2024-03-31T17:00:00", unit: 120)
            .RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("100 + 20 expansion = 120");
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-03-31 expansion (price_increase) 20"]);
    }

    [Fact]
    public async Task S1_an_open_month_is_read_on_the_as_of_day()
    {
        var story = Story.Given().Subscription("s", "2024-01-15", 100).Change("s", "2024-03-20", unit: 120);
        (await story.AsOf("2024-03-19").RunAsync()).Bridge("2024-03").Closing.ShouldBe(100m);
        (await story.AsOf("2024-03-20").RunAsync()).Bridge("2024-03").Closing.ShouldBe(120m);
    }

    [Fact]
    public async Task S2_on_the_day_of_its_end_a_subscription_has_ended()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100, ends: "2024-03-31").RunAsync();
        run.Mrr("2024-03-30").ShouldBe(100m);
        run.Mrr("2024-03-31").ShouldBe(0m);
        run.Bridge("2024-03").Line.ShouldBe("100 - 100 churn = 0");
    }

    [Fact]
    public async Task S2_on_the_day_of_its_end_a_discount_or_a_trial_has_ended()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, percent: 20, discountEnds: "2024-06-30")
            .Subscription("t", "2024-01-15", 40, customer: "c2", trialEnds: "2024-02-14")
            .RunAsync();
        run.Mrr("2024-06-29").ShouldBe(80m);
        run.Mrr("2024-06-30").ShouldBe(100m);
        run.Movements("c2").ShouldBe(["2024-02-14 new 40"]);
    }

    [Fact]
    public async Task S3_a_time_with_an_offset_is_brought_to_the_zone_and_a_date_is_never_shifted()
    {
        var run = await Story.Given()
            .Policy("timezone", "America/New_York")
            .Subscription("offset", "2024-03-01T03:30:00Z", 10)
            .Subscription("date", "2024-03-01", 10, customer: "c2")
            .Subscription("local", "2024-03-01T03:30:00", 10, customer: "c3")
            .RunAsync();
        run.Movements("c1").ShouldBe(["2024-02-29 new 10"]);
        run.Movements("c2").ShouldBe(["2024-03-01 new 10"]);
        run.Movements("c3").ShouldBe(["2024-03-01 new 10"]);
    }

    [Fact]
    public async Task S4_MRR_is_kept_to_8_decimals_half_up_in_its_own_currency()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 0.05m, interval: "year")
            .Subscription("half", "2024-01-15", 0.0000003m, interval: "year", customer: "c2")
            .RunAsync();
        run.Mrr("2024-02-01").ShouldBe(0.00416667m);

        // 0.0000003 / 12 is 0.000000025 exactly: the half goes up.
        run.Mrr("2024-02-01", "c2").ShouldBe(0.00000003m);
    }

    [Fact]
    public async Task S4_columns_are_rounded_each_on_its_own_while_the_bridge_is_kept_unrounded()
    {
        var run = await Story.Given()
            .Rate("2023-12-31", "EUR", "USD", 1.1111m)
            .Rate("2024-01-31", "EUR", "USD", 1.2345m)
            .Subscription("s", "2024-01-15", 0.05m, interval: "year", currency: "EUR")
            .RunAsync();

        // 0.00416667 x 1.1111 = 0.00462959 and 0.00416667 x 1.2345 = 0.00514375.
        run.Bridge("2024-01").Line.ShouldBe("0 + 0.0046 new + 0.0005 fx = 0.0051");
    }

    [Fact]
    public async Task S5_changes_of_one_moment_are_applied_in_the_order_of_the_file_and_others_by_their_time()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-10T15:00:00", unit: 150)
            .Change("s", "2024-03-10T09:00:00", unit: 110)
            .Subscription("t", "2024-01-15", 100, customer: "c2")
            .Change("t", "2024-03-10", unit: 150)
            .Change("t", "2024-03-10", unit: 110)
            .RunAsync();
        run.Mrr("2024-03-10", "c1").ShouldBe(150m);
        run.Mrr("2024-03-10", "c2").ShouldBe(110m);
    }

    [Fact]
    public async Task S6_as_of_a_day_later_starts_changes_and_cancellation_requests_are_unknown()
    {
        var story = Story.Given()
            .Subscription("s", "2024-01-15", 100, requested: "2024-06-10", termEnds: "2024-06-12")
            .Change("s", "2024-05-10", unit: 150)
            .Subscription("later", "2024-07-01", 70, customer: "c2");
        var before = await story.AsOf("2024-05-09").RunAsync();
        before.Bridge("2024-05").Line.ShouldBe("100 = 100");
        before.Movements("c2").ShouldBeEmpty();

        // Committed MRR alone looks ahead: the end that lies ahead (S43) leaves the later start.
        before.Committed.ShouldBe(70m);

        var between = await story.AsOf("2024-06-09").RunAsync();
        between.Bridge("2024-06").Line.ShouldBe("150 = 150");
        (await story.AsOf("2024-07-31").RunAsync()).Bridge("2024-06").Line.ShouldBe("150 - 150 churn = 0");
    }

    [Fact]
    public async Task S6_as_of_a_day_later_payments_and_voids_are_unknown()
    {
        var story = Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Invoice("i", "2024-02-01", due: "2024-02-01", paid: "2024-03-20")
            .Subscription("t", "2024-01-15", 50, customer: "c2")
            .Invoice("j", "2024-02-01", due: "2024-02-01", voided: "2024-03-20", customer: "c2");
        var unpaid = await story.AsOf("2024-03-10").RunAsync();
        unpaid.Movements("c1").ShouldBe(["2024-01-15 new 100", "2024-03-02 churn (involuntary) -100"]);
        unpaid.Movements("c2").ShouldBe(["2024-01-15 new 50", "2024-03-02 churn (involuntary) -50"]);

        var settled = await story.AsOf("2024-03-20").RunAsync();
        settled.Movements("c1").ShouldBe(["2024-01-15 new 100"]);
        settled.Movements("c2").ShouldBe(["2024-01-15 new 50"]);
    }
}
