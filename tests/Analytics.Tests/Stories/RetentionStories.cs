using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Net and gross retention, customer by customer: reading S40 and the worked examples of metrics.md section 8.</summary>
public sealed class RetentionStories
{
    [Fact]
    public async Task Worked_10_M_contraction_0_6_churn_0_9_expansion_1_8_is_GRR_85_and_NRR_103_percent()
    {
        var run = await Story.Given().Asks("grr", "nrr")
            .Subscription("a", "2023-01-10", 900_000, customer: "c1", ends: "2023-07-01")
            .Subscription("b", "2023-01-10", 1_600_000, customer: "c2").Change("b", "2023-05-01", unit: 1_000_000)
            .Subscription("c", "2023-01-10", 7_500_000, customer: "c3").Change("c", "2023-09-01", unit: 9_300_000)
            .AsOf("2024-01-31").RunAsync();
        run.Metric("grr", "2024-01").ShouldBe(0.85m);
        run.Metric("nrr", "2024-01").ShouldBe(1.03m);
    }

    [Fact]
    public async Task Worked_100_to_150_and_100_to_50_plus_a_new_80_is_GRR_75_and_NRR_100_percent()
    {
        var run = await Story.Given().Asks("grr", "nrr")
            .Subscription("a", "2023-01-10", 100, customer: "c1").Change("a", "2023-06-01", unit: 150)
            .Subscription("b", "2023-01-10", 100, customer: "c2").Change("b", "2023-06-01", unit: 50)
            .Subscription("c", "2023-06-01", 80, customer: "c3")
            .AsOf("2024-01-31").RunAsync();
        run.Metric("grr", "2024-01").ShouldBe(0.75m);
        run.Metric("nrr", "2024-01").ShouldBe(1m);
    }

    [Fact]
    public async Task Worked_100_to_0_to_60_inside_the_window_is_GRR_and_NRR_60_percent()
    {
        var run = await Story.Given().Asks("grr", "nrr")
            .Subscription("a", "2023-01-10", 100, ends: "2023-04-01")
            .Subscription("b", "2023-10-01", 60)
            .AsOf("2024-01-31").RunAsync();
        run.Metric("grr", "2024-01").ShouldBe(0.60m);
        run.Metric("nrr", "2024-01").ShouldBe(0.60m);
    }

    [Fact]
    public async Task What_moves_between_the_subscriptions_of_a_customer_is_neither_lost_nor_gained()
    {
        // Adding up movements would count 100 lost and 100 gained; the customer pays what it paid.
        var run = await Story.Given().Asks("grr", "nrr")
            .Subscription("a", "2023-01-10", 100, ends: "2023-06-15")
            .Subscription("b", "2023-01-10", 40)
            .Subscription("c", "2023-07-20", 100)
            .AsOf("2024-01-31").RunAsync();
        run.Movements().ShouldBe(["2023-01-10 new 140", "2023-06-15 contraction (product_drop) -100", "2023-07-20 expansion (cross_sell) 100"]);
        run.Metric("grr", "2024-01").ShouldBe(1m);
        run.Metric("nrr", "2024-01").ShouldBe(1m);
    }

    [Fact]
    public async Task S40_both_sides_stand_at_the_rates_of_the_start_also_for_a_customer_of_two_currencies()
    {
        // 100 EUR at 1.10 and 50 USD are 160; a year later 120 EUR at the same rate and 50 USD are 182, whatever a euro is worth by then.
        var run = await Story.Given().Asks("grr", "nrr").Policy("reporting_currency", "USD")
            .Rate("2023-01-31", "EUR", "USD", 1.10m).Rate("2024-01-31", "EUR", "USD", 2m)
            .Subscription("a", "2023-01-10", 100, currency: "EUR").Change("a", "2023-06-01", unit: 120)
            .Subscription("b", "2023-01-10", 50, currency: "USD")
            .Subscription("c", "2023-01-10", 100, customer: "c2", currency: "EUR")
            .AsOf("2024-01-31").RunAsync();
        run.Metric("nrr", "2024-01").ShouldBe(Math.Round(292m / 270m, 8));
        run.Metric("grr", "2024-01").ShouldBe(1m);
    }

    [Fact]
    public async Task S40_a_customer_on_pause_at_the_end_counts_0()
    {
        var run = await Story.Given().Asks("grr", "nrr")
            .Subscription("a", "2023-01-10", 100, customer: "c1").Change("a", "2024-01-05", status: "paused")
            .Subscription("b", "2023-01-10", 300, customer: "c2")
            .AsOf("2024-01-31").RunAsync();
        run.Metric("grr", "2024-01").ShouldBe(0.75m);
        run.Metric("nrr", "2024-01").ShouldBe(0.75m);
    }

    [Fact]
    public async Task S40_a_month_with_fewer_than_12_before_it_or_that_is_not_over_has_none()
    {
        var run = await Story.Given().Asks("grr", "nrr").Subscription("a", "2023-01-10", 100).AsOf("2024-02-28").RunAsync();
        run.Metric("nrr", "2023-12").ShouldBeNull();
        run.Metric("nrr", "2024-01").ShouldBe(1m);
        run.Metric("nrr", "2024-02").ShouldBeNull();
        run.Metric("grr", "2024-02").ShouldBeNull();
    }

    [Fact]
    public async Task When_everybody_left_it_is_0_and_when_nobody_paid_a_year_before_it_is_not_defined()
    {
        var run = await Story.Given().Asks("grr", "nrr")
            .Subscription("a", "2023-01-10", 100, ends: "2023-05-01")
            .Subscription("b", "2024-08-01", 100, customer: "c2")
            .AsOf("2024-08-31").RunAsync();
        run.Metric("nrr", "2024-01").ShouldBe(0m);
        run.Metric("grr", "2024-01").ShouldBe(0m);
        run.Metric("nrr", "2024-08").ShouldBeNull();
    }

    [Fact]
    public async Task What_changed_NRR_is_price_expansion_contraction_churn_and_the_mix_of_segments_and_adds_up()
    {
        // A year before each of smb and mid had 100 and kept it. Then mid has 300 of 400, and 20 more by price; smb 50 more by seats.
        var story = Story.Given()
            .Customer("c1", segment: "smb").Customer("c2", segment: "mid").Customer("c3", segment: "mid")
            .Subscription("a", "2022-01-10", 50, quantity: 2).Change("a", "2023-03-01", quantity: 3)
            .Subscription("b", "2022-01-10", 100, customer: "c2").Change("b", "2023-06-01", unit: 120)
            .Subscription("c", "2022-06-01", 200, customer: "c3")
            .AsOf("2024-01-31");
        var rows = await StoryWarehouses.ReadAsync(
            story,
            (warehouse, _) => warehouse.ReadAsync(
                (connection, stop) => ReportSql.ReadAsync(
                    connection, Selection.Everyone, "retention",
                    row => (Name: row.Text("value") ?? row.Text("kind"), N: row.Count("n"), Nrr: row.Amount("nrr"), Before: row.Amount("nrr_before"),
                        Price: row.Amount("price_effect"), Expansion: row.Amount("expansion_effect"), Contraction: row.Amount("contraction_effect"), Churn: row.Amount("churn_effect"), Mix: row.Amount("mix_effect")),
                    stop, ("month", new DateOnly(2024, 1, 1)), ("months", null), ("by", "segment")),
                TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        rows.Select(row => (row.Name, row.N, row.Nrr, row.Before)).ShouldBe([("mid", 2L, Math.Round(320m / 300m, 8), 1m), ("smb", 1L, 1.5m, 1m), ("all", 3L, 1.175m, 1m)]);

        // Weights are the means of the shares: mid (0.5 + 0.75) / 2, smb (0.5 + 0.25) / 2. Mix: 0.25 from smb at 1.25 to mid at 1.0333.
        var all = rows[^1];
        (all.Price, all.Expansion, all.Contraction, all.Churn, all.Mix).ShouldBe((0.04166667m, 0.1875m, 0m, 0m, -0.05416667m));
        (all.Price + all.Expansion + all.Contraction + all.Churn + all.Mix).ShouldBe(all.Nrr - all.Before, 0.00000002m);
    }

    [Fact]
    public async Task Renewal_rate_is_what_went_on_of_the_MRR_whose_term_ended()
    {
        // In March 2024 terms of 100, 200, 60 and 40 end: the first goes on with more, the second with half, the third does not, and the
        // fourth, as a year before it, as it was. What runs from month to month, or without a term, does not come into it.
        static (string, object?)[] Term(string id, string customer, decimal amount, string started, string from, string to, string? ends = null) =>
        [
            ("subscription_id", id), ("customer_id", customer), ("started_at", started), ("unit_amount", amount), ("interval", "month"), ("currency", "USD"),
            ("term_starts_at", from), ("term_ends_at", to), ("ended_at", ends),
        ];
        var run = await Story.Given().Asks("renewal_rate")
            .Row("subscriptions", Term("a", "c1", 100, "2023-03-10", "2024-03-10", "2025-03-10")).Change("a", "2024-03-10", unit: 130)
            .Row("subscriptions", Term("b", "c2", 200, "2023-03-10", "2024-03-10", "2025-03-10")).Change("b", "2024-03-10", unit: 100)
            .Row("subscriptions", Term("c", "c3", 60, "2023-03-10", "2023-03-10", "2024-03-10", ends: "2024-03-10"))
            .Row("subscriptions", Term("e", "c5", 40, "2022-03-10", "2024-03-10", "2025-03-10"))
            .Row("subscriptions", Term("m", "c6", 500, "2023-01-10", "2024-03-10", "2024-04-10"))
            .Subscription("d", "2023-03-10", 1_000, customer: "c4", ends: "2024-03-20")
            .AsOf("2024-04-30").RunAsync();
        run.Metric("renewal_rate", "2023-03").ShouldBe(1m);
        run.Metric("renewal_rate", "2024-03").ShouldBe(Math.Round(240m / 400m, 8));
        run.Metric("renewal_rate", "2024-04").ShouldBeNull();
    }
}
