namespace Retention.Analytics.Tests.Stories;

/// <summary>Who is counted, which months there are, and who waits: readings S33 to S35, S50, S51, and churn per customer.</summary>
public sealed class CustomerStories
{
    [Fact]
    public async Task S33_customers_are_those_with_MRR_above_0_at_the_end_and_a_parent_does_not_merge_its_children()
    {
        var run = await Story.Given()
            .Customer("c1").Customer("child", parent: "c1").Customer("free").Customer("trial").Customer("paused").Customer("late").Customer("bridged")
            .Subscription("a", "2024-01-15", 100).Subscription("a2", "2024-01-15", 100)
            .Subscription("b", "2024-01-15", 100, customer: "child")
            .Subscription("c", "2024-01-15", 100, customer: "free", percent: 100)
            .Subscription("d", "2024-01-15", 100, customer: "trial", trialEnds: "2024-06-15")
            .Subscription("e", "2024-01-15", 100, customer: "paused").Change("e", "2024-03-05", status: "paused")
            .Subscription("f", "2024-01-15", 100, customer: "late").Invoice("i", "2024-02-01", customer: "late")
            .Subscription("g", "2024-01-15", 100, customer: "bridged", ends: "2024-03-20")
            .Subscription("g2", "2024-04-10", 100, customer: "bridged")
            .AsOf("2024-04-30")
            .RunAsync();
        run.Bridge("2024-03").Customers.ShouldBe(3);
    }

    [Fact]
    public async Task S34_the_report_begins_with_the_first_MRR_and_has_no_gaps()
    {
        var run = await Story.Given()
            .Subscription("t", "2023-11-15", 100, trialEnds: "2024-01-20", ends: "2024-02-10")
            .Subscription("u", "2024-05-10", 100, customer: "c2")
            .AsOf("2024-06-15").RunAsync();
        run.Months.ShouldBe(["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]);
        run.Bridge("2024-04").Line.ShouldBe("0 = 0");
    }

    [Fact]
    public async Task S35_where_customers_have_been_loaded_rows_of_unknown_ones_wait()
    {
        var run = await Story.Given()
            .Customer("c1")
            .Subscription("s", "2024-01-15", 100)
            .Subscription("t", "2024-01-15", 50, customer: "nobody")
            .Invoice("i", "2024-01-15", customer: "nobody")
            .RunAsync();
        run.Orphans.ShouldBe(["invoices:2 customer_id nobody", "subscriptions:3 customer_id nobody"]);
        run.Bridge("2024-01").Line.ShouldBe("0 + 100 new = 100");
        run.Quarantined.ShouldBeEmpty();
    }

    [Fact]
    public async Task S35_a_customer_that_comes_later_brings_its_rows_in()
    {
        var run = await Story.Given()
            .Customer("c1").Customer("nobody")
            .Subscription("t", "2024-01-15", 50, customer: "nobody")
            .RunAsync();
        run.Orphans.ShouldBeEmpty();
        run.Bridge("2024-01").Line.ShouldBe("0 + 50 new = 50");
    }

    [Fact]
    public async Task S35_where_no_customers_have_been_loaded_ids_are_taken_as_they_come()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100, customer: "whoever").RunAsync();
        run.Orphans.ShouldBeEmpty();
        run.Movements("whoever").ShouldBe(["2024-01-15 new 100"]);
    }

    [Fact]
    public async Task S35_an_invoice_with_an_unknown_subscription_makes_nothing_past_due()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100).Invoice("i", "2024-03-01", subscription: "gone").RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 100"]);
    }

    [Fact]
    public async Task S50_new_is_never_repeated_however_long_the_gap()
    {
        var run = await Story.Given()
            .Subscription("s", "2020-01-15", 100, ends: "2020-03-01")
            .Subscription("t", "2024-01-15", 100)
            .RunAsync();
        run.Movements()[^1].ShouldBe("2024-01-15 reactivation 100");
    }

    [Theory]
    [InlineData("2024-05-29", "reactivation")]
    [InlineData("2024-06-01", "new")]
    public async Task S50_a_policy_makes_a_return_after_some_days_new(string returns, string movement)
    {
        var run = await Story.Given()
            .Policy("new_after_days", "90")
            .Subscription("s", "2024-01-15", 100, ends: "2024-03-01")
            .Subscription("t", returns, 100)
            .RunAsync();
        run.Movements()[^1].ShouldBe($"{returns} {movement} 100");
    }

    [Fact]
    public async Task S51_churn_is_the_MRR_lost_on_the_day_and_not_that_of_the_opening()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100, ends: "2024-03-20")
            .Change("s", "2024-03-05", unit: 150)
            .RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("100 + 50 expansion - 150 churn = 0");
    }

    [Fact]
    public async Task Losing_one_of_two_subscriptions_is_contraction_because_churn_is_counted_per_customer()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100).Subscription("t", "2024-01-15", 50, ends: "2024-03-20")
            .RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("150 - 50 contraction = 100");
        run.Bridge("2024-03").ChurnedCustomers.ShouldBe(0);
    }

    [Fact]
    public async Task Every_row_of_the_ledger_names_the_row_its_terms_came_from()
    {
        var run = await Story.Given()
            .Subscription("other", "2024-01-15", 1, customer: "c2")
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-05", unit: 150)
            .RunAsync();
        run.Lines("2024-02-01").ShouldBe([3]);
        run.Lines("2024-03-05").ShouldBe([2]);
    }
}
