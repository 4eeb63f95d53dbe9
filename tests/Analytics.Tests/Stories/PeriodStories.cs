using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Metrics by quarter, by year and over trailing twelve months: balances at the end, movements summed, customers counted anew.</summary>
public sealed class PeriodStories
{
    [Fact]
    public async Task A_quarter_stands_under_its_last_month_with_the_balance_of_its_end_and_the_movements_of_three_months()
    {
        var run = await Story.Given().By(Grain.Quarter).Asks("mrr", "new_mrr", "net_new_mrr", "expansion_mrr", "customers", "arpa")
            .Subscription("a", "2024-01-15", 100).Change("a", "2024-03-05", unit: 130)
            .Subscription("b", "2024-02-15", 50, customer: "c2")
            .Subscription("c", "2024-04-10", 20, customer: "c3")
            .AsOf("2024-05-31").RunAsync();
        run.Metric("mrr", "2024-03").ShouldBe(180m);
        run.Metric("new_mrr", "2024-03").ShouldBe(150m);
        run.Metric("expansion_mrr", "2024-03").ShouldBe(30m);
        run.Metric("customers", "2024-03").ShouldBe(2m);
        run.Metric("arpa", "2024-03").ShouldBe(90m);

        // The second quarter is not over: it stands under June with what is known.
        run.Metric("mrr", "2024-06").ShouldBe(200m);
        run.Metric("net_new_mrr", "2024-06").ShouldBe(20m);
    }

    [Fact]
    public async Task S38_who_churned_and_pays_again_at_the_end_of_the_quarter_has_not_churned_in_it()
    {
        var story = Story.Given().Policy("reactivation_grace_days", "0").AsOf("2024-06-30")
            .Subscription("a", "2024-01-15", 100, ends: "2024-04-10").Subscription("a2", "2024-06-10", 100)
            .Subscription("b", "2024-01-15", 100, customer: "c2", ends: "2024-05-10")
            .Subscription("brief", "2024-04-05", 100, customer: "c3", ends: "2024-05-20")
            .Subscription("d", "2024-01-15", 100, customer: "c4").Subscription("e", "2024-01-15", 100, customer: "c5");
        var months = await story.Asks("logo_churn").RunAsync();
        months.Metric("logo_churn", "2024-04").ShouldBe(0.25m);
        var quarters = await story.By(Grain.Quarter).RunAsync();
        quarters.Metric("logo_churn", "2024-06").ShouldBe(0.25m, "of four who paid when April began, only c2 does not when June ends");
    }

    [Fact]
    public async Task S39_rates_of_a_year_are_its_movements_over_what_it_opened_with()
    {
        var run = await Story.Given().By(Grain.Year).Asks("gross_mrr_churn", "net_mrr_churn", "quick_ratio", "logo_churn")
            .Subscription("a", "2023-06-01", 100).Change("a", "2024-02-05", unit: 90).Change("a", "2024-08-05", unit: 120)
            .Subscription("b", "2023-06-01", 100, customer: "c2", ends: "2024-10-05")
            .AsOf("2024-12-31").RunAsync();
        run.Metric("gross_mrr_churn", "2024-12").ShouldBe(0.55m);
        run.Metric("net_mrr_churn", "2024-12").ShouldBe(0.40m);
        run.Metric("logo_churn", "2024-12").ShouldBe(0.5m);
        run.Metric("gross_mrr_churn", "2023-12").ShouldBeNull();
    }

    [Fact]
    public async Task Trailing_months_end_with_each_month_and_reach_back_twelve()
    {
        var run = await Story.Given().By(Grain.Ttm).Asks("mrr", "new_mrr", "gross_mrr_churn")
            .Subscription("a", "2023-01-15", 100)
            .Subscription("b", "2023-03-15", 60, customer: "c2", ends: "2024-02-10")
            .AsOf("2024-03-31").RunAsync();
        run.Metric("new_mrr", "2024-02").ShouldBe(60m);
        run.Metric("new_mrr", "2024-03").ShouldBe(0m);
        run.Metric("mrr", "2024-03").ShouldBe(100m);
        run.Metric("gross_mrr_churn", "2024-03").ShouldBe(0.375m);
    }

    [Fact]
    public async Task Committed_MRR_stands_in_the_period_of_the_as_of_day()
    {
        var run = await Story.Given().By(Grain.Year).Asks("committed_mrr").Subscription("a", "2023-01-15", 100).Subscription("b", "2024-09-01", 40, customer: "c2").AsOf("2024-05-31").RunAsync();
        run.Metric("committed_mrr", "2024-12").ShouldBe(140m);
    }
}
