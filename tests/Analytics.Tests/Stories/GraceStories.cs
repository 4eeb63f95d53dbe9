namespace Retention.Analytics.Tests.Stories;

/// <summary>Late renewals: readings S20 to S23.</summary>
public sealed class GraceStories
{
    [Fact]
    public async Task S21_a_gap_of_30_days_is_bridged_and_31_is_not()
    {
        var run = await Story.Given()
            .Subscription("s1", "2024-01-15", 100, ends: "2024-03-01").Subscription("s2", "2024-03-31", 100)
            .Subscription("t1", "2024-01-15", 100, customer: "c2", ends: "2024-03-01").Subscription("t2", "2024-04-01", 100, customer: "c2")
            .RunAsync();
        run.Movements("c1").ShouldBe(["2024-01-15 new 100"]);
        run.Mrr("2024-03-15", "c1").ShouldBe(100m);
        run.Movements("c2").ShouldBe(["2024-01-15 new 100", "2024-03-01 churn (unknown) -100", "2024-04-01 reactivation 100"]);
        run.Bridge("2024-03").Line.ShouldBe("200 - 100 churn = 100");
    }

    [Fact]
    public async Task S20_the_state_before_the_gap_is_carried_and_only_the_difference_is_a_movement()
    {
        var run = await Story.Given()
            .Subscription("s1", "2024-01-15", 100, ends: "2024-03-01")
            .Subscription("s2", "2024-03-11", 130)
            .Subscription("t1", "2024-01-15", 100, customer: "c2", ends: "2024-03-01")
            .Subscription("t2", "2024-03-11", 70, customer: "c2")
            .RunAsync();
        run.Mrr("2024-03-05").ShouldBe(100m);
        run.States("2024-03-05").ShouldBe(["bridged"]);
        run.Movements("c1").ShouldBe(["2024-01-15 new 100", "2024-03-11 expansion (price_increase) 30"]);
        run.Movements("c2").ShouldBe(["2024-01-15 new 100", "2024-03-11 contraction (price_decrease) -30"]);
    }

    [Fact]
    public async Task S21_days_are_counted_whatever_months_the_gap_touches()
    {
        (string Ends, string Returns, int Movements)[] gaps =
            [("2024-02-10", "2024-03-11", 1), ("2024-02-10", "2024-03-12", 3), ("2023-02-10", "2023-03-12", 1), ("2023-02-10", "2023-03-13", 3)];
        var story = Story.Given();
        foreach (var (i, gap) in gaps.Index())
        {
            story.Subscription($"s{i}", "2022-01-15", 100, customer: $"c{i}", ends: gap.Ends).Subscription($"t{i}", gap.Returns, 100, customer: $"c{i}");
        }

        var run = await story.RunAsync();
        gaps.Select((_, i) => run.Movements($"c{i}").Count).ShouldBe(gaps.Select(g => g.Movements));
    }

    [Fact]
    public async Task S22_an_open_gap_is_churn_and_a_return_within_the_grace_takes_it_back()
    {
        var story = Story.Given()
            .Subscription("s1", "2024-01-15", 100, ends: "2024-03-25")
            .Subscription("s2", "2024-04-10", 100);
        var open = await story.AsOf("2024-04-09").RunAsync();
        open.Bridge("2024-03").Line.ShouldBe("100 - 100 churn = 0");
        open.Bridge("2024-04").Line.ShouldBe("0 = 0");

        var back = await story.AsOf("2024-04-10").RunAsync();
        back.Bridge("2024-03").Line.ShouldBe("100 = 100");
        back.Bridge("2024-04").Line.ShouldBe("100 = 100");
    }

    [Fact]
    public async Task S23_a_subscription_renewed_late_beside_another_is_contraction_and_expansion()
    {
        var run = await Story.Given()
            .Subscription("other", "2024-01-15", 10)
            .Subscription("s1", "2024-01-15", 100, ends: "2024-03-01")
            .Subscription("s2", "2024-03-11", 100)
            .RunAsync();
        run.Movements().ShouldBe(
            ["2024-01-15 new 110", "2024-03-01 contraction (product_drop) -100", "2024-03-11 expansion (cross_sell) 100"]);
    }

    [Fact]
    public async Task S23_a_month_that_ran_free_is_to_free_and_then_reactivation()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", unit: 0)
            .Change("s", "2024-03-11", unit: 100)
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-03-01 churn (to_free) -100", "2024-03-11 reactivation 100"]);
    }

    [Fact]
    public async Task S23_days_on_pause_count_towards_the_length_of_the_gap()
    {
        // Paused for 10 days, then nothing for 21: 31 days without MRR are beyond the grace.
        var run = await Story.Given()
            .Subscription("s1", "2024-01-15", 100, ends: "2024-03-11")
            .Change("s1", "2024-03-01", status: "paused")
            .Subscription("s2", "2024-04-01", 100)
            .RunAsync();
        run.Movements().ShouldBe(
        [
            "2024-01-15 new 100",
            "2024-03-01 paused -100",
            "2024-03-11 churn (unknown) -100",
            "2024-03-11 paused 100",
            "2024-04-01 reactivation 100",
        ]);
    }

    [Fact]
    public async Task S23_a_short_pause_that_resumes_is_paused_and_resumed()
    {
        var run = await Story.Given()
            .Subscription("s", "2024-01-15", 100)
            .Change("s", "2024-03-01", status: "paused")
            .Change("s", "2024-03-11", status: "active")
            .RunAsync();
        run.Movements().ShouldBe(["2024-01-15 new 100", "2024-03-01 paused -100", "2024-03-11 resumed 100"]);
    }
}
