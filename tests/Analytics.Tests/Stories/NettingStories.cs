namespace Retention.Analytics.Tests.Stories;

/// <summary>Movements netted inside the month: reading S32.</summary>
public sealed class NettingStories
{
    [Fact]
    public async Task S32_the_states_at_the_opening_and_the_closing_are_compared_and_classified_once()
    {
        static Story UpAndDown() => Story.Given()
            .Subscription("s", "2024-01-15", 100).Change("s", "2024-03-05", quantity: 2).Change("s", "2024-03-20", unit: 70);
        (await UpAndDown().RunAsync()).Bridge("2024-03").Line.ShouldBe("100 + 100 expansion - 60 contraction = 140");
        (await UpAndDown().Policy("netting", "month").RunAsync()).Bridge("2024-03").Line.ShouldBe("100 + 40 expansion = 140");
    }

    [Fact]
    public async Task S32_who_joins_and_leaves_inside_one_month_shows_nothing()
    {
        static Story Brief() => Story.Given()
            .Subscription("s", "2024-03-05", 100, ends: "2024-03-20")
            .Subscription("t", "2024-03-05", 10, customer: "c2");
        var events = await Brief().RunAsync();
        events.Bridge("2024-03").Line.ShouldBe("0 + 110 new - 100 churn = 10");

        var month = await Brief().Policy("netting", "month").RunAsync();
        month.Bridge("2024-03").Line.ShouldBe("0 + 10 new = 10");
        month.Movements("c1").ShouldBeEmpty();
    }

    [Fact]
    public async Task S32_churn_and_return_inside_one_month_are_netted_beyond_the_grace_too()
    {
        static Story Returns() => Story.Given()
            .Policy("reactivation_grace_days", "5")
            .Subscription("s", "2024-01-15", 100, ends: "2024-03-05")
            .Subscription("t", "2024-03-20", 120);
        (await Returns().RunAsync()).Bridge("2024-03").Line.ShouldBe("100 + 120 reactivation - 100 churn = 120");
        (await Returns().Policy("netting", "month").RunAsync()).Bridge("2024-03").Line.ShouldBe("100 + 20 expansion = 120");
    }

    [Fact]
    public async Task S32_balances_and_logo_churn_do_not_change()
    {
        static Story Company() => Story.Given()
            .Subscription("a", "2024-01-15", 100, ends: "2024-03-10")
            .Subscription("b", "2024-01-15", 100, customer: "c2").Change("b", "2024-03-05", quantity: 3)
            .Subscription("c", "2024-03-02", 100, customer: "c3", ends: "2024-03-30");
        var events = (await Company().RunAsync()).Bridge("2024-03");
        var month = (await Company().Policy("netting", "month").RunAsync()).Bridge("2024-03");
        month.Closing.ShouldBe(events.Closing);
        (month.OpeningCustomers, month.ChurnedCustomers, month.Customers).ShouldBe((2, 1, 1));
        (events.OpeningCustomers, events.ChurnedCustomers, events.Customers).ShouldBe((2, 1, 1));
    }

    [Fact]
    public async Task S32_gaps_are_bridged_before_the_states_are_compared()
    {
        var run = await Story.Given()
            .Policy("netting", "month")
            .Subscription("s", "2024-01-15", 100, ends: "2024-03-25")
            .Subscription("t", "2024-04-10", 120)
            .RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("100 = 100");
        run.Bridge("2024-04").Line.ShouldBe("100 + 20 expansion = 120");
    }
}
