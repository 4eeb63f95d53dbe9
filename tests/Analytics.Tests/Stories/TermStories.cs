namespace Retention.Analytics.Tests.Stories;

/// <summary>The terms of a subscription and their changes: readings S7 to S10.</summary>
public sealed class TermStories
{
    [Fact]
    public async Task S7_the_subscription_holds_the_terms_at_its_start_and_a_change_those_from_its_day()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100).Change("s", "2024-03-01", unit: 120).RunAsync();
        run.Mrr("2024-01-15").ShouldBe(100m);
        run.Mrr("2024-02-29").ShouldBe(100m);
        run.Mrr("2024-03-01").ShouldBe(120m);
    }

    [Fact]
    public async Task S7_where_the_source_exports_todays_terms_the_subscription_holds_those_after_the_last_change()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 130, quantity: 2, termsAre: "today")
            .Change("s", "2024-03-01", quantity: 1, unit: 100)
            .Change("s", "2024-05-01", quantity: 2)
            .RunAsync();
        run.Mrr("2024-04-30").ShouldBe(100m);
        run.Mrr("2024-05-01").ShouldBe(260m);
    }

    [Fact]
    public async Task S8_a_half_year_is_6_months_a_week_52_twelfths_and_a_day_365_twelfths_in_a_leap_year_too()
    {
        var run = await Story.Given()
            .Subscription("a", "2024-02-01", 120, customer: "half-year", interval: "half-year")
            .Subscription("b", "2024-02-01", 120, customer: "day", interval: "day")
            .Subscription("c", "2024-02-01", 120, customer: "30 days", interval: "day", count: 30)
            .Subscription("d", "2024-02-01", 120, customer: "week", interval: "week")
            .Subscription("e", "2024-02-01", 120, customer: "2 weeks", interval: "week", count: 2)
            .RunAsync();
        run.Mrr("2024-02-29", "half-year").ShouldBe(20m);
        run.Mrr("2024-02-29", "day").ShouldBe(3650m);
        run.Mrr("2024-02-29", "30 days").ShouldBe(121.66666667m);
        run.Mrr("2024-02-29", "week").ShouldBe(520m);
        run.Mrr("2024-02-29", "2 weeks").ShouldBe(260m);
    }

    [Fact]
    public async Task S9_a_blank_is_taken_from_the_plan_and_a_value_beats_it()
    {
        var run = await Story.Given()
            .Plan("P", 90, "month", 3)
            .Subscription("blank", "2024-01-01", plan: "P", customer: "c1")
            .Subscription("price", "2024-01-01", 60, plan: "P", customer: "c2")
            .Subscription("free", "2024-01-01", 0, plan: "P", customer: "c3")
            .Subscription("seats", "2024-01-01", plan: "P", quantity: 4, customer: "c4")
            .RunAsync();
        run.Mrr("2024-02-01", "c1").ShouldBe(30m);
        run.Mrr("2024-02-01", "c2").ShouldBe(20m);
        run.Mrr("2024-02-01", "c3").ShouldBe(0m);
        run.Mrr("2024-02-01", "c4").ShouldBe(120m);
    }

    [Fact]
    public async Task S9_the_interval_comes_together_with_its_count()
    {
        var run = await Story.Given().Plan("P", 90, "month", 3).Subscription("s", "2024-01-01", plan: "P", interval: "year").RunAsync();
        run.Mrr("2024-02-01").ShouldBe(7.5m);
    }

    [Fact]
    public async Task S9_the_currency_comes_from_the_plan_and_then_from_the_customer()
    {
        var run = await Story.Given()
            .Customer("c1", currency: "EUR").Customer("c2", currency: "EUR")
            .Plan("U", 100).Plan("N", 100, currency: null)
            .Rate("2023-12-31", "EUR", "USD", 2)
            .Subscription("s", "2024-01-01", plan: "U", customer: "c1")
            .Subscription("t", "2024-01-01", plan: "N", customer: "c2")
            .RunAsync();
        run.Movements("c1").ShouldBe(["2024-01-01 new 100"]);
        run.Movements("c2").ShouldBe(["2024-01-01 new 200"]);
    }

    [Fact]
    public async Task S9_what_is_still_unknown_goes_to_quarantine()
    {
        var run = await Story.Given()
            .Row("subscriptions", ("subscription_id", "a"), ("customer_id", "c1"), ("started_at", "2024-01-01"), ("interval", "month"), ("currency", "USD"))
            .Row("subscriptions", ("subscription_id", "b"), ("customer_id", "c1"), ("started_at", "2024-01-01"), ("unit_amount", 5), ("currency", "USD"))
            .Row("subscriptions", ("subscription_id", "c"), ("customer_id", "c1"), ("started_at", "2024-01-01"), ("unit_amount", 5), ("interval", "month"))
            .RunAsync();
        run.Quarantined.ShouldBe(
        [
            "subscriptions:2 unit_amount unknown_amount",
            "subscriptions:3 interval unknown_interval",
            "subscriptions:4 currency unknown_currency",
        ]);
    }

    [Fact]
    public async Task S10_a_blank_in_a_change_means_unchanged()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, quantity: 2, percent: 10)
            .Change("s", "2024-03-01", quantity: 3)
            .Change("s", "2024-05-01", unit: 50)
            .RunAsync();
        run.Mrr("2024-03-01").ShouldBe(270m);
        run.Mrr("2024-05-01").ShouldBe(135m);
    }

    [Fact]
    public async Task S10_a_new_plan_brings_its_interval_and_its_price_unless_the_change_gives_one()
    {
        var run = await Story.Given()
            .Plan("month", 100).Plan("year", 960, "year").Plan("three", 150, "month", 3)
            .Subscription("s", "2024-01-15", plan: "month", customer: "c1")
            .Change("s", "2024-03-01", plan: "year")
            .Change("s", "2024-05-01", plan: "three")
            .Subscription("t", "2024-01-15", plan: "month", customer: "c2")
            .Change("t", "2024-03-01", plan: "year", unit: 600)
            .RunAsync();
        run.Mrr("2024-03-01", "c1").ShouldBe(80m);
        run.Mrr("2024-05-01", "c1").ShouldBe(50m);
        run.Mrr("2024-03-01", "c2").ShouldBe(50m);
    }

    [Fact]
    public async Task S10_a_plan_in_another_currency_sends_the_change_to_quarantine()
    {
        var run = await Story.Given()
            .Plan("A", 100).Plan("E", 300, currency: "EUR")
            .Rate("2023-12-31", "EUR", "USD", 1)
            .Subscription("s", "2024-01-15", plan: "A")
            .Change("s", "2024-03-01", plan: "E")
            .RunAsync();
        run.Quarantined.ShouldBe(["subscription_changes:2 plan_id plan_in_another_currency"]);
        run.Mrr("2024-03-01").ShouldBe(100m);
    }

    [Fact]
    public async Task S10_any_filled_discount_column_replaces_the_whole_discount()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, percent: 10, off: 5)
            .Change("s", "2024-03-01", percent: 20)
            .Change("s", "2024-05-01", off: 0)
            .RunAsync();
        run.Mrr("2024-02-01").ShouldBe(85m);
        run.Mrr("2024-03-01").ShouldBe(80m);
        run.Mrr("2024-05-01").ShouldBe(100m);
    }

    [Fact]
    public async Task S10_a_discount_without_an_end_replaces_one_with_an_end_and_lasts()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, percent: 10, discountEnds: "2024-07-01")
            .Change("s", "2024-03-01", percent: 10)
            .RunAsync();
        run.Mrr("2024-12-31").ShouldBe(90m);
    }

    [Fact]
    public async Task S10_a_discount_stays_across_a_change_of_plan()
    {
        var run = await Story.Given()
            .Plan("A", 100).Plan("B", 200)
            .Subscription("s", "2024-01-15", plan: "A", percent: 25)
            .Change("s", "2024-03-01", plan: "B")
            .RunAsync();
        run.Mrr("2024-03-01").ShouldBe(150m);
    }
}
