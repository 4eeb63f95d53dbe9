namespace Retention.Analytics.Tests.Stories;

/// <summary>Each policy of the ledger changes what it says; those not here are told with their reading (S3, S16, S27, S32, S36, S50).</summary>
public sealed class PolicyStories
{
    [Theory]
    [InlineData("0", 3)]
    [InlineData("9", 3)]
    [InlineData("10", 1)]
    [InlineData("60", 1)]
    public async Task Reactivation_grace_days_says_how_long_a_late_renewal_may_be(string days, int movements)
    {
        var run = await Story.Given().Policy("reactivation_grace_days", days)
            .Subscription("s", "2024-01-15", 100, ends: "2024-03-01").Subscription("t", "2024-03-11", 100)
            .RunAsync();
        run.Movements().Count.ShouldBe(movements);
    }

    [Theory]
    [InlineData("30", "2024-03-31")]
    [InlineData("90", "2024-05-30")]
    [InlineData("never", null)]
    public async Task Pause_churn_days_says_when_a_pause_lapses(string days, string? lapses)
    {
        var run = await Story.Given().Policy("pause_churn_days", days)
            .Subscription("s", "2024-01-15", 100).Change("s", "2024-03-01", status: "paused")
            .RunAsync();
        string[] paused = ["2024-01-15 new 100", "2024-03-01 paused -100"];
        run.Movements().ShouldBe(lapses is null ? paused : [.. paused, $"{lapses} churn (unknown) -100", $"{lapses} paused 100"]);
    }

    [Theory]
    [InlineData("annual", "2024-01-15 new 100")]
    [InlineData("never", "2024-01-15 new 100")]
    [InlineData("always", "2024-01-15 new 50", "2024-02-15 expansion (discount_expiry) 50")]
    public async Task One_time_discount_of_a_monthly_plan(string policy, params string[] movements) =>
        (await Story.Given().Policy("one_time_discount", policy).Subscription("s", "2024-01-15", 100, percent: 50, discountEnds: "2024-02-01").RunAsync())
            .Movements().ShouldBe(movements);

    [Theory]
    [InlineData("annual", 90)]
    [InlineData("always", 90)]
    [InlineData("never", 100)]
    public async Task One_time_discount_of_an_annual_plan(string policy, decimal mrr) =>
        (await Story.Given().Policy("one_time_discount", policy).Subscription("s", "2024-01-15", 1200, interval: "year", percent: 10, discountEnds: "2024-02-01").RunAsync())
            .Mrr("2024-06-01").ShouldBe(mrr);

    [Theory]
    [InlineData("deduct", 50)]
    [InlineData("ignore", 100)]
    public async Task Limited_discount_is_deducted_or_ignored(string policy, decimal mrr) =>
        (await Story.Given().Policy("limited_discount", policy).Subscription("s", "2024-01-15", 100, percent: 50, discountEnds: "2024-09-01").RunAsync())
            .Mrr("2024-06-01").ShouldBe(mrr);

    [Fact]
    public async Task Free_is_contraction_keeps_a_customer_who_went_free()
    {
        static Story Freed() => Story.Given().Subscription("s", "2024-01-15", 100).Change("s", "2024-03-01", unit: 0).Change("s", "2024-05-01", unit: 80);
        (await Freed().Policy("free_is", "churn").RunAsync()).Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 churn (to_free) -100", "2024-05-01 reactivation 80"]);
        (await Freed().Policy("free_is", "contraction").RunAsync()).Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-03-01 contraction (price_decrease) -100", "2024-05-01 expansion (price_increase) 80"]);
    }

    [Theory]
    [InlineData("no", 100)]
    [InlineData("yes", 130)]
    public async Task Usage_in_mrr_counts_metered_usage_over_its_period(string policy, decimal mrr) =>
        (await Story.Given().Policy("usage_in_mrr", policy)
            .Subscription("s", "2024-01-15", 100)
            .Invoice("i", "2024-03-01", paid: "2024-03-01", total: 30).Line("i", 30, "usage", from: "2024-02-01", to: "2024-03-01")
            .RunAsync()).Mrr("2024-02-10").ShouldBe(mrr);

    [Fact]
    public async Task Reporting_currency_says_in_what_the_bridge_is_told()
    {
        static Story Paid() => Story.Given().Rate("2023-12-31", "EUR", "USD", 1.25m).Subscription("s", "2024-01-15", 100);
        (await Paid().RunAsync()).Bridge("2024-01").Closing.ShouldBe(100m);
        (await Paid().Policy("reporting_currency", "EUR").RunAsync()).Bridge("2024-01").Closing.ShouldBe(80m);
    }
}
