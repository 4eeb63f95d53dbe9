namespace Retention.Analytics.Tests.Stories;

/// <summary>Discounts that end: readings S11 to S14.</summary>
public sealed class DiscountStories
{
    [Fact]
    public async Task S11_a_discount_that_ends_with_the_first_billing_interval_is_one_time_and_a_day_later_it_is_limited()
    {
        var once = await Story.Given().Subscription("s", "2024-01-15", 100, percent: 50, discountEnds: "2024-02-15").RunAsync();
        once.Movements().ShouldBe(["2024-01-15 new 100"]);

        var limited = await Story.Given().Subscription("s", "2024-01-15", 100, percent: 50, discountEnds: "2024-02-16").RunAsync();
        limited.Movements().ShouldBe(["2024-01-15 new 50", "2024-02-16 expansion (discount_expiry) 50"]);
    }

    [Fact]
    public async Task S11_the_first_billing_interval_begins_when_the_trial_ends()
    {
        var once = await Story.Given().Subscription("s", "2024-01-15", 100, percent: 50, trialEnds: "2024-02-14", discountEnds: "2024-03-14").RunAsync();
        once.Movements().ShouldBe(["2024-02-14 new 100"]);

        var limited = await Story.Given().Subscription("s", "2024-01-15", 100, percent: 50, trialEnds: "2024-02-14", discountEnds: "2024-03-15").RunAsync();
        limited.Movements().ShouldBe(["2024-02-14 new 50", "2024-03-15 expansion (discount_expiry) 50"]);
    }

    [Fact]
    public async Task S11_a_discount_granted_later_is_measured_from_the_day_it_was_granted()
    {
        var once = await Story.Given().Subscription("s", "2024-01-15", 100).Change("s", "2024-03-10", percent: 50, discountEnds: "2024-04-10").RunAsync();
        once.Movements().ShouldBe(["2024-01-15 new 100"]);

        var limited = await Story.Given().Subscription("s", "2024-01-15", 100).Change("s", "2024-03-10", percent: 50, discountEnds: "2024-04-11").RunAsync();
        limited.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-10 contraction (discount_added) -50", "2024-04-11 expansion (discount_expiry) 50"]);
    }

    private static Story BilledEvery(params (string Interval, int Count)[] intervals)
    {
        var story = Story.Given().AsOf("2025-06-30");
        foreach (var (interval, count) in intervals)
        {
            var id = $"{count} {interval}";
            story.Subscription(id, "2024-01-15", 1200, customer: id, interval: interval, count: count, off: 120, discountEnds: "2024-02-01");
        }

        return story;
    }

    [Fact]
    public async Task S12_a_one_time_discount_counts_to_the_end_of_an_interval_of_12_months()
    {
        var run = await BilledEvery(("year", 1), ("quarter", 4), ("month", 12), ("week", 52), ("day", 365)).RunAsync();
        foreach (var (every, ends) in new[]
        {
            ("1 year", "2025-01-15"), ("4 quarter", "2025-01-15"), ("12 month", "2025-01-15"), ("52 week", "2025-01-13"), ("365 day", "2025-01-14"),
        })
        {
            run.Movements(every).ShouldBe(["2024-01-15 new 90", $"{ends} expansion (discount_expiry) 10"], every);
        }
    }

    [Fact]
    public async Task S12_below_12_months_a_one_time_discount_is_not_deducted()
    {
        var run = await BilledEvery(("month", 11), ("quarter", 3), ("week", 51), ("day", 364)).RunAsync();
        foreach (var every in new[] { "11 month", "3 quarter", "51 week", "364 day" }) run.Movements(every).Count.ShouldBe(1, every);
    }

    [Fact]
    public async Task S12_for_two_years_a_one_time_discount_is_spread_over_24_months()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 2400, interval: "year", count: 2, off: 240, discountEnds: "2024-02-01")
            .AsOf("2026-06-30").RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 90", "2026-01-15 expansion (discount_expiry) 10"]);
    }

    [Fact]
    public async Task S13_a_limited_discount_stops_on_its_day_even_inside_a_billing_interval()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 1200, interval: "year", percent: 10, discountEnds: "2025-06-01")
            .AsOf("2025-06-30").RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 90", "2025-06-01 expansion (discount_expiry) 10"]);
    }

    [Fact]
    public async Task S14_percent_and_amount_are_both_taken_the_amount_once_per_billing_interval()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, quantity: 3, percent: 10, off: 20, customer: "c1")
            .Subscription("t", "2024-01-15", 300, interval: "quarter", off: 30, customer: "c2")
            .RunAsync();
        run.Mrr("2024-02-01", "c1").ShouldBe(250m);
        run.Mrr("2024-02-01", "c2").ShouldBe(90m);
    }

    [Fact]
    public async Task S14_MRR_is_never_below_0()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100, off: 500).RunAsync();
        run.Mrr("2024-02-01").ShouldBe(0m);
        run.Movements().ShouldBeEmpty();
    }
}
