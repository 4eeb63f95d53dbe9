namespace Retention.Analytics.Tests.Stories;

/// <summary>The worked examples of MRR, metrics.md section 8, each with the number printed there.</summary>
public sealed class WorkedMrrStories
{
    [Fact]
    public async Task Worked_5_customers_x_5_is_25_and_two_more_x_30_is_85()
    {
        var story = Story.Given();
        for (var i = 1; i <= 5; i++) story.Subscription($"s{i}", "2024-01-10", 5, customer: $"c{i}");
        (await story.AsOf("2024-01-31").RunAsync()).Bridge("2024-01").Line.ShouldBe("0 + 25 new = 25");

        for (var i = 6; i <= 7; i++) story.Subscription($"s{i}", "2024-02-10", 30, customer: $"c{i}");
        var run = await story.AsOf("2024-02-29").RunAsync();
        run.Bridge("2024-02").Line.ShouldBe("25 + 60 new = 85");
        run.Bridge("2024-02").Customers.ShouldBe(7);
    }

    [Fact]
    public async Task Worked_gold_then_silver_beside_it_then_neither_then_gold_again()
    {
        var run = await Story.Given()
            .Subscription("gold", "2024-01-10", 500, quantity: 4, interval: "year", requested: "2024-09-02", termEnds: "2025-01-10")
            .Subscription("silver", "2024-02-10", 30, quantity: 2, ends: "2024-05-10")
            .Subscription("gold again", "2025-03-01", 50, quantity: 3)
            .AsOf("2025-03-31")
            .RunAsync();
        run.Movements().ShouldBe(
        [
            "2024-01-10 new 166.6667",
            "2024-02-10 expansion (cross_sell) 60",
            "2024-05-10 contraction (product_drop) -60",
            "2025-01-10 churn (unknown) -166.6667",
            "2025-03-01 reactivation 150",
        ]);
        run.Mrr("2024-03-01").ShouldBe(226.66666667m);
    }

    [Fact]
    public async Task Worked_100_seats_at_100_a_month_and_50_at_600_a_year_is_12500() =>
        (await Story.Given()
            .Subscription("a", "2024-01-01", 100, quantity: 100)
            .Subscription("b", "2024-01-01", 600, quantity: 50, interval: "year")
            .RunAsync()).Mrr("2024-12-31").ShouldBe(12_500m);

    [Fact]
    public async Task Worked_a_price_becomes_MRR()
    {
        (decimal Unit, string Interval, int Count, decimal Percent, decimal Mrr)[] prices =
        [
            (1200, "year", 1, 0, 100), (90, "month", 3, 0, 30), (90, "quarter", 1, 0, 30), (10, "week", 1, 0, 43.33333333m),
            (18.29m, "year", 1, 0, 1.52416667m), (149.95m, "year", 1, 0, 12.49583333m), (599.90m, "year", 1, 0, 49.99166667m),
            (5499.00m, "year", 1, 0, 458.25m), (2400, "year", 2, 0, 100), (120, "year", 1, 10, 9), (10, "month", 1, 50, 5),
        ];
        var story = Story.Given();
        foreach (var (i, price) in prices.Index())
        {
            story.Subscription($"s{i}", "2024-01-01", price.Unit, customer: $"c{i}", interval: price.Interval, count: price.Count, percent: price.Percent);
        }

        var run = await story.RunAsync();
        prices.Select((_, i) => run.Mrr("2024-12-31", $"c{i}")).ShouldBe(prices.Select(p => p.Mrr));
    }

    [Fact]
    public async Task Worked_10_percent_off_for_a_limited_time_is_9_and_then_10()
    {
        var run = await Story.Given().Subscription("a", "2024-01-01", 10, percent: 10, discountEnds: "2024-04-01").RunAsync();
        run.Mrr("2024-03-31").ShouldBe(9m);
        run.Movements().ShouldBe(["2024-01-01 new 9", "2024-04-01 expansion (discount_expiry) 1"]);
        run.Bridge("2024-04").Line.ShouldBe("9 + 1 expansion = 10");
    }

    [Fact]
    public async Task Worked_100_and_an_add_on_of_3_x_100_less_10_percent_is_360() =>
        (await Story.Given()
            .Subscription("a", "2024-01-01", 100, percent: 10)
            .Subscription("add-on", "2024-01-01", 100, quantity: 3, percent: 10)
            .RunAsync()).Mrr("2024-12-31").ShouldBe(360m);

    [Fact]
    public async Task Worked_an_interval_of_1_Year_ish_goes_to_quarantine()
    {
        var run = await Story.Given().Subscription("a", "2024-01-01", 10, interval: "1-Year-ish").RunAsync();
        run.Quarantined.ShouldBe(["subscriptions:2 interval unknown_interval"]);
        run.Months.ShouldBeEmpty();
    }

    [Fact]
    public async Task Worked_an_onboarding_fee_of_5000_once_is_no_MRR()
    {
        var run = await Story.Given()
            .Invoice("i1", "2024-01-10", paid: "2024-01-12", total: 5000)
            .Line("i1", 5000, "setup", from: "2024-01-10", to: "2024-02-10")
            .RunAsync();
        run.Movements().ShouldBeEmpty();
        run.Mrr("2024-01-15").ShouldBe(0m);
    }

    [Fact]
    public async Task Worked_an_upgrade_from_100_to_250_on_16_June_is_150_and_its_proration_lines_make_no_MRR()
    {
        var run = await Story.Given()
            .Subscription("a", "2024-05-01", 100)
            .Change("a", "2024-06-16", unit: 250)
            .Invoice("june", "2024-06-01", paid: "2024-06-01", subscription: "a")
            .Line("june", 100, from: "2024-06-01", to: "2024-07-01", subscription: "a")
            .Invoice("proration", "2024-06-16", paid: "2024-06-16", total: 75, subscription: "a")
            .Line("proration", 125, "proration", from: "2024-06-16", to: "2024-07-01", subscription: "a")
            .Line("proration", -50, "credit", from: "2024-06-16", to: "2024-07-01", subscription: "a")
            .RunAsync();
        run.Movements().ShouldBe(["2024-05-01 new 100", "2024-06-16 expansion (price_increase) 150"]);
        run.Bridge("2024-06").Line.ShouldBe("100 + 150 expansion = 250");
    }

    [Fact]
    public async Task Worked_77_customers_on_15_with_14_off_the_first_month_are_1155()
    {
        var story = Story.Given().AsOf("2024-02-29");
        for (var i = 1; i <= 77; i++) story.Subscription($"s{i}", "2024-01-01", 15, customer: $"c{i}", off: 14, discountEnds: "2024-02-01");
        var run = await story.RunAsync();
        run.Bridge("2024-01").Line.ShouldBe("0 + 1155 new = 1155");
        run.Bridge("2024-02").Line.ShouldBe("1155 = 1155");
    }

    [Fact]
    public async Task Worked_from_plan_A_at_200_to_plan_B_at_500_filtered_to_B_is_transferred_200_and_expansion_300()
    {
        var run = await Story.Given()
            .Plan("A", 200).Plan("B", 500)
            .Subscription("s", "2024-01-10", plan: "A")
            .Change("s", "2024-04-10", plan: "B")
            .RunAsync();
        run.Bridge("plan", "B", "2024-04").Line.ShouldBe("0 + 300 expansion + 200 transferred = 500");
        run.Bridge("plan", "A", "2024-04").Line.ShouldBe("200 - 200 transferred = 0");
        run.Bridge("2024-04").Line.ShouldBe("200 + 300 expansion = 500");
    }
}
