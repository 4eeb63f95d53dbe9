namespace Retention.Analytics.Tests.Stories;

/// <summary>One movement, one subtype: reading S29. Each customer of a story is a case of its own.</summary>
public sealed class SubtypeStories
{
    private static Story Plans() => Story.Given().Plan("A", 100).Plan("B", 200).Plan("A yearly", 1320, "year");

    /// <summary>Customers on 2 seats of plan A less 10 percent: 180 a month.</summary>
    private static Story OnPlanA(params string[] customers) => customers.Aggregate(
        Plans(), (story, c) => story.Subscription(c, "2024-01-15", customer: c, plan: "A", quantity: 2, percent: 10));

    private static string Last(StoryRun run, string customer) => run.Movements(customer)[^1];

    [Fact]
    public async Task S29_a_second_subscription_is_cross_sell_and_its_end_product_drop()
    {
        var run = await Story.Given().Subscription("s", "2024-01-15", 100).Subscription("t", "2024-02-15", 20, ends: "2024-04-15").RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 100", "2024-02-15 expansion (cross_sell) 20", "2024-04-15 contraction (product_drop) -20"]);
    }

    [Fact]
    public async Task S29_plan_also_another_interval_then_seats_then_price_then_discount()
    {
        var run = await OnPlanA("up", "yearly", "seats up", "seats down", "dearer", "cheaper", "more off", "none off")
            .Change("up", "2024-03-01", plan: "B")
            .Change("yearly", "2024-03-01", plan: "A yearly")
            .Change("seats up", "2024-03-01", quantity: 3)
            .Change("seats down", "2024-03-01", quantity: 1)
            .Change("dearer", "2024-03-01", unit: 110)
            .Change("cheaper", "2024-03-01", unit: 90)
            .Change("more off", "2024-03-01", percent: 20)
            .Change("none off", "2024-03-01", percent: 0)
            .RunAsync();
        Last(run, "up").ShouldBe("2024-03-01 expansion (plan) 180");
        Last(run, "yearly").ShouldBe("2024-03-01 expansion (plan) 18");
        Last(run, "seats up").ShouldBe("2024-03-01 expansion (seats) 90");
        Last(run, "seats down").ShouldBe("2024-03-01 contraction (seats) -90");
        Last(run, "dearer").ShouldBe("2024-03-01 expansion (price_increase) 18");
        Last(run, "cheaper").ShouldBe("2024-03-01 contraction (price_decrease) -18");
        Last(run, "more off").ShouldBe("2024-03-01 contraction (discount_added) -20");
        Last(run, "none off").ShouldBe("2024-03-01 expansion (discount_expiry) 20");
    }

    [Fact]
    public async Task S29_the_first_of_them_wins_where_several_changed_on_one_day()
    {
        var run = await OnPlanA("plan and seats", "seats and price", "price and discount", "plan and another", "seats down and another gone")
            .Change("plan and seats", "2024-03-01", plan: "B", quantity: 3)
            .Change("seats and price", "2024-03-01", quantity: 3, unit: 110)
            .Change("price and discount", "2024-03-01", unit: 110, percent: 0)
            .Change("plan and another", "2024-03-01", plan: "B")
            .Subscription("t", "2024-03-01", 20, customer: "plan and another")
            .Change("seats down and another gone", "2024-03-01", quantity: 1)
            .Subscription("u", "2024-01-15", 20, customer: "seats down and another gone", ends: "2024-03-01")
            .RunAsync();
        Last(run, "plan and seats").ShouldBe("2024-03-01 expansion (plan) 360");
        Last(run, "seats and price").ShouldBe("2024-03-01 expansion (seats) 117");
        Last(run, "price and discount").ShouldBe("2024-03-01 expansion (price_increase) 40");
        Last(run, "plan and another").ShouldBe("2024-03-01 expansion (cross_sell) 200");
        Last(run, "seats down and another gone").ShouldBe("2024-03-01 contraction (product_drop) -110");
    }

    [Fact]
    public async Task S29_only_subscriptions_that_moved_in_the_movements_direction_are_looked_at()
    {
        var run = await OnPlanA("seats down beside", "one gone beside")
            .Subscription("t", "2024-01-15", 50, customer: "seats down beside")
            .Change("seats down beside", "2024-03-01", unit: 200)
            .Change("t", "2024-03-01", quantity: 0.5m)
            .Subscription("u", "2024-01-15", 50, customer: "one gone beside", ends: "2024-03-01")
            .Change("one gone beside", "2024-03-01", quantity: 4)
            .RunAsync();
        Last(run, "seats down beside").ShouldBe("2024-03-01 expansion (price_increase) 155");
        Last(run, "one gone beside").ShouldBe("2024-03-01 expansion (seats) 130");
    }

    [Fact]
    public async Task S29_one_ended_and_another_started_on_the_same_day_is_a_change_of_it()
    {
        var story = Plans();
        foreach (var (customer, plan, seats, price) in new[] { ("plan", "B", 2m, (decimal?)null), ("more", "A", 3m, null), ("fewer", "A", 1m, null), ("price", "A", 2m, 120m) })
        {
            story
                .Subscription($"{customer} other", "2024-01-15", 1, customer: customer)
                .Subscription($"{customer} old", "2024-01-15", customer: customer, plan: "A", quantity: 2, ends: "2024-03-01")
                .Subscription($"{customer} new", "2024-03-01", price, customer: customer, plan: plan, quantity: seats);
        }

        var run = await story.RunAsync();
        Last(run, "plan").ShouldBe("2024-03-01 expansion (plan) 200");
        Last(run, "more").ShouldBe("2024-03-01 expansion (seats) 100");
        Last(run, "fewer").ShouldBe("2024-03-01 contraction (seats) -100");
        Last(run, "price").ShouldBe("2024-03-01 expansion (price_increase) 40");
    }

    [Fact]
    public async Task S29_one_that_starts_after_a_bridged_gap_is_a_change_of_the_one_that_ended()
    {
        var run = await Plans()
            .Subscription("old", "2024-01-15", plan: "A", ends: "2024-03-01")
            .Subscription("new", "2024-03-20", plan: "B")
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-03-20 expansion (plan) 100"]);
    }

    [Fact]
    public async Task S29_churn_is_named_after_the_reason_and_a_missing_one_is_unknown()
    {
        string[] involuntary = ["involuntary", "payment_failed", "non_payment", "past_due", "card_expired"];
        var story = Story.Given().Subscription("blank", "2024-01-15", 100, customer: "blank", ends: "2024-03-01");
        foreach (var reason in involuntary.Append("too expensive")) story.Subscription(reason, "2024-01-15", 100, customer: reason, ends: "2024-03-01", reason: reason);
        var run = await story.RunAsync();
        foreach (var reason in involuntary) Last(run, reason).ShouldBe("2024-03-01 churn (involuntary) -100", reason);
        Last(run, "too expensive").ShouldBe("2024-03-01 churn (voluntary) -100");
        Last(run, "blank").ShouldBe("2024-03-01 churn (unknown) -100");
    }

    [Fact]
    public async Task S29_churn_is_named_after_the_largest_subscription_lost()
    {
        var run = await Story.Given()
            .Subscription("small", "2024-01-15", 10, ends: "2024-03-01", reason: "card_expired")
            .Subscription("large", "2024-01-15", 100, ends: "2024-03-01", reason: "too expensive")
            .Subscription("none", "2024-01-15", 20, ends: "2024-03-01")
            .RunAsync();
        Last(run, "c1").ShouldBe("2024-03-01 churn (voluntary) -130");
    }

    [Fact]
    public async Task S29_past_due_on_the_day_is_involuntary_and_then_comes_running_at_0()
    {
        var run = await OnPlanA("discounted")
            .Subscription("s", "2024-01-15", 100, customer: "past due")
            .Subscription("t", "2024-01-15", 900, customer: "past due", ends: "2024-03-31", reason: "too expensive")
            .Invoice("i", "2024-03-01", customer: "past due", subscription: "s")
            .Subscription("u", "2024-01-15", 100, customer: "free")
            .Change("u", "2024-03-31", unit: 0)
            .Subscription("v", "2024-01-15", 900, customer: "free", ends: "2024-03-31", reason: "too expensive")
            .Change("discounted", "2024-03-31", percent: 100)
            .RunAsync();
        Last(run, "past due").ShouldBe("2024-03-31 churn (involuntary) -1000");
        Last(run, "free").ShouldBe("2024-03-31 churn (to_free) -1000");
        Last(run, "discounted").ShouldBe("2024-03-31 churn (to_free) -180");
    }
}
