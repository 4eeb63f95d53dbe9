namespace Retention.Analytics.Tests.Stories;

/// <summary>Ratios, and the worked examples of churn, metrics.md section 8: readings S38, S39 and S42.</summary>
public sealed class RatioStories
{
    [Fact]
    public async Task Worked_100_at_the_start_12_churn_1_of_them_back_1_of_them_joined_in_the_month_is_10_percent()
    {
        // Without a grace, so that a return can fall into the month of the churn.
        var story = Story.Given().Asks("logo_churn").Policy("reactivation_grace_days", "0").AsOf("2024-03-31");
        for (var i = 1; i <= 100; i++) story.Subscription($"s{i}", "2024-01-15", 1, customer: $"c{i}", ends: i <= 11 ? "2024-03-05" : null);
        story.Subscription("back", "2024-03-20", 1, customer: "c1");
        story.Subscription("brief", "2024-03-03", 1, customer: "brief", ends: "2024-03-09");
        var run = await story.RunAsync();
        Enumerable.Range(1, 11).Select(i => $"c{i}").Append("brief").Sum(c => run.Movements(c).Count(m => m.Contains("churn", StringComparison.Ordinal))).ShouldBe(12);
        run.Metric("logo_churn", "2024-03").ShouldBe(0.10m);
    }

    [Fact]
    public async Task Worked_MRR_100_churn_10_contraction_10_expansion_10_is_gross_20_and_net_10_percent()
    {
        var run = await Story.Given().Asks("gross_mrr_churn", "net_mrr_churn")
            .Subscription("a", "2024-01-15", 10, ends: "2024-03-05")
            .Subscription("b", "2024-01-15", 40, customer: "c2").Change("b", "2024-03-05", unit: 30)
            .Subscription("c", "2024-01-15", 50, customer: "c3").Change("c", "2024-03-05", unit: 60)
            .AsOf("2024-03-31").RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("100 + 10 expansion - 10 contraction - 10 churn = 90");
        run.Metric("gross_mrr_churn", "2024-03").ShouldBe(0.20m);
        run.Metric("net_mrr_churn", "2024-03").ShouldBe(0.10m);
    }

    [Fact]
    public async Task Worked_quick_ratio_of_24_gained_and_4_lost_is_6_and_of_28_and_8_is_3_5()
    {
        var run = await Story.Given().Asks("quick_ratio")
            .Subscription("a", "2024-01-15", 100)
            .Subscription("b", "2024-02-05", 24, customer: "c2").Change("a", "2024-02-05", unit: 96)
            .Subscription("c", "2024-01-15", 3, customer: "c3", ends: "2024-03-05")
            .Subscription("d", "2024-03-05", 20, customer: "c4").Change("b", "2024-03-05", unit: 32).Change("a", "2024-03-05", unit: 91)
            .AsOf("2024-03-31").RunAsync();
        run.Metric("quick_ratio", "2024-02").ShouldBe(6m);
        run.Metric("quick_ratio", "2024-03").ShouldBe(3.5m);
    }

    [Fact]
    public async Task S38_a_lapsed_pause_counts_in_the_month_it_lapses()
    {
        var run = await Story.Given().Asks("logo_churn")
            .Subscription("s", "2024-01-15", 100).Change("s", "2024-03-01", status: "paused")
            .Subscription("t", "2024-01-15", 100, customer: "c2")
            .RunAsync();
        run.Bridge("2024-03").ChurnedCustomers.ShouldBe(0);
        run.Bridge("2024-05").ChurnedCustomers.ShouldBe(1);

        // Paused on the first of March and still so when May begins: one customer pays.
        run.Metric("logo_churn", "2024-05").ShouldBe(1m);
    }

    [Fact]
    public async Task S38_a_month_that_began_without_customers_has_no_rate()
    {
        var run = await Story.Given().Asks("logo_churn").Subscription("s", "2024-01-15", 100, ends: "2024-02-15").AsOf("2024-03-31").RunAsync();
        run.Metric("logo_churn", "2024-01").ShouldBeNull();
        run.Metric("logo_churn", "2024-02").ShouldBe(1m);
        run.Metric("logo_churn", "2024-03").ShouldBeNull();
    }

    [Fact]
    public async Task S39_gross_and_net_churn_are_sums_of_movements_also_of_customers_who_joined_in_the_month()
    {
        var run = await Story.Given().Asks("gross_mrr_churn", "net_mrr_churn")
            .Subscription("s", "2024-01-15", 100)
            .Subscription("brief", "2024-03-05", 40, customer: "c2", ends: "2024-03-20")
            .Subscription("p", "2024-01-15", 100, customer: "c3").Change("p", "2024-03-10", status: "paused")
            .AsOf("2024-03-31").RunAsync();
        run.Bridge("2024-03").Line.ShouldBe("200 + 40 new - 40 churn - 100 paused = 100");
        run.Metric("gross_mrr_churn", "2024-03").ShouldBe(0.2m);
        run.Metric("net_mrr_churn", "2024-03").ShouldBe(0.2m);
    }

    [Fact]
    public async Task S39_movements_are_valued_at_the_opening_rate_and_fx_is_left_out()
    {
        var run = await Story.Given().Asks("gross_mrr_churn")
            .Rate("2024-02-29", "EUR", "USD", 1).Rate("2024-03-31", "EUR", "USD", 3)
            .Subscription("s", "2024-01-15", 100, currency: "EUR").Change("s", "2024-03-05", unit: 90)
            .AsOf("2024-03-31").RunAsync();
        run.Metric("gross_mrr_churn", "2024-03").ShouldBe(0.1m);
    }

    [Fact]
    public async Task S42_no_losses_is_not_a_number_and_pauses_are_left_out()
    {
        var run = await Story.Given().Asks("quick_ratio")
            .Subscription("s", "2024-01-15", 100)
            .Subscription("p", "2024-01-15", 100, customer: "c2").Change("p", "2024-03-10", status: "paused").Change("p", "2024-04-10", status: "active")
            .AsOf("2024-04-30").RunAsync();
        run.Metric("quick_ratio", "2024-01").ShouldBeNull();
        run.Metric("quick_ratio", "2024-03").ShouldBeNull();
        run.Metric("quick_ratio", "2024-04").ShouldBeNull();
    }

    [Fact]
    public async Task ARR_is_12_x_MRR_and_ARPA_and_ASP_divide_by_the_customers_they_name()
    {
        var run = await Story.Given().Asks("mrr", "arr", "arpa", "asp", "net_new_mrr", "customers")
            .Subscription("a", "2024-01-15", 100)
            .Subscription("b", "2024-02-10", 50, customer: "c2").Subscription("c", "2024-02-10", 30, customer: "c3")
            .AsOf("2024-02-29").RunAsync();
        run.Metric("mrr", "2024-02").ShouldBe(180m);
        run.Metric("arr", "2024-02").ShouldBe(2160m);
        run.Metric("arpa", "2024-02").ShouldBe(60m);
        run.Metric("asp", "2024-02").ShouldBe(40m);
        run.Metric("net_new_mrr", "2024-02").ShouldBe(80m);
        run.Metric("customers", "2024-02").ShouldBe(3m);
    }
}
