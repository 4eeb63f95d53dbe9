namespace Retention.Analytics.Tests.Stories;

/// <summary>Filters on what can change: reading S31.</summary>
public sealed class TransferStories
{
    private static Story Plans() => Story.Given().Plan("A", 200, product: "core").Plan("B", 500, product: "core").Plan("X", 50, product: "extra");

    [Fact]
    public async Task S31_MRR_that_leaves_a_plan_and_enters_another_is_transferred_up_to_the_smaller_amount()
    {
        var run = await Plans().Subscription("s", "2024-01-10", plan: "B").Change("s", "2024-04-10", plan: "A").RunAsync();
        run.Bridge("plan", "A", "2024-04").Line.ShouldBe("0 + 200 transferred = 200");
        run.Bridge("plan", "B", "2024-04").Line.ShouldBe("500 - 300 contraction - 200 transferred = 0");
    }

    [Fact]
    public async Task S31_a_change_of_plan_within_a_product_transfers_nothing_between_products()
    {
        var run = await Plans().Subscription("s", "2024-01-10", plan: "A").Change("s", "2024-04-10", plan: "B").RunAsync();
        run.Bridge("product", "core", "2024-04").Line.ShouldBe("200 + 300 expansion = 500");
    }

    [Fact]
    public async Task S31_one_subscription_ended_and_another_started_on_one_day_is_a_transfer_too()
    {
        var run = await Plans()
            .Subscription("s", "2024-01-10", plan: "A", ends: "2024-04-10")
            .Subscription("t", "2024-04-10", plan: "X")
            .RunAsync();
        run.Bridge("product", "core", "2024-04").Line.ShouldBe("200 - 150 contraction - 50 transferred = 0");
        run.Bridge("product", "extra", "2024-04").Line.ShouldBe("0 + 50 transferred = 50");
    }

    [Fact]
    public async Task S31_between_two_customers_nothing_is_transferred()
    {
        var run = await Plans()
            .Subscription("s", "2024-01-10", plan: "A", ends: "2024-04-10")
            .Subscription("t", "2024-04-10", plan: "X", customer: "c2")
            .RunAsync();
        run.Bridge("product", "core", "2024-04").Line.ShouldBe("200 - 200 churn = 0");
        run.Bridge("product", "extra", "2024-04").Line.ShouldBe("0 + 50 new = 50");
    }

    [Fact]
    public async Task S31_a_second_subscription_on_another_plan_is_expansion_there()
    {
        var run = await Plans().Subscription("s", "2024-01-10", plan: "A").Subscription("t", "2024-04-10", plan: "X").RunAsync();
        run.Bridge("plan", "X", "2024-04").Line.ShouldBe("0 + 50 expansion = 50");
        run.Bridge("plan", "A", "2024-04").Line.ShouldBe("200 = 200");
    }

    [Fact]
    public async Task S31_attributes_of_customers_are_todays_value_for_all_months()
    {
        var run = await Story.Given()
            .Customer("c1", segment: "large").Customer("c2", segment: "small")
            .Subscription("s", "2024-01-10", 200).Subscription("t", "2024-02-10", 30, customer: "c2")
            .RunAsync();
        run.Bridge("segment", "large", "2024-02").Line.ShouldBe("200 = 200");
        run.Bridge("segment", "small", "2024-02").Line.ShouldBe("0 + 30 new = 30");
    }
}
