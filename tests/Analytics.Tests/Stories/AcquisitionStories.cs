using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What winning customers costs: the worked examples of metrics.md section 8, readings S44, S46 and S48, and bad input.</summary>
public sealed class AcquisitionStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worked_200_000_for_100_customers_is_a_CAC_of_2_000()
    {
        var story = Story.Given().Asks("cac", "sales_and_marketing_cost").Cost("2024-03", 150_000, "fair").Cost("2024-03", 40_000, category: "salaries").Cost("2024-03", 10_000, category: "tools").AsOf("2024-03-31");
        for (var i = 1; i <= 100; i++) story.Won($"c{i}", "2024-03-10", 50);
        var run = await story.RunAsync();
        run.Metric("sales_and_marketing_cost", "2024-03").ShouldBe(200_000m);
        run.Metric("cac", "2024-03").ShouldBe(2_000m);
    }

    [Fact]
    public async Task Worked_CAC_600_ARPA_100_margin_80_percent_pays_back_in_7_5_months_and_S44_not_without_a_margin()
    {
        var story = Story.Given().Asks("cac", "cac_payback", "clv_simple", "clv_capped", "ltv_cac").Cost("2024-03", 600).Won("a", "2024-03-10", 100).AsOf("2024-03-31");
        var without = await story.RunAsync();
        without.Metric("cac", "2024-03").ShouldBe(600m);
        foreach (var name in (string[])["cac_payback", "clv_simple", "clv_capped", "ltv_cac"]) without.Metric(name, "2024-03").ShouldBeNull(name);
        (await LacksAsync(story))["cac_payback"].ShouldBe("no_margin");
        (await story.Policy("gross_margin", "0.80").RunAsync()).Metric("cac_payback", "2024-03").ShouldBe(7.5m);
        (await story.Policy("gross_margin", "0").RunAsync()).Metric("cac_payback", "2024-03").ShouldBeNull("a margin of 0 never pays back");
        (await LacksAsync(story))["cac_payback"].ShouldBe("zero_margin");
    }

    [Fact]
    public async Task S46_labour_without_a_channel_is_shared_by_own_spend_and_the_rest_stays_in_blended()
    {
        var story = Story.Given().Asks("cac", "cac_paid")
            .Cost("2024-03", 300, "ads").Cost("2024-03", 100, "fair", "overhead")
            .Cost("2024-03", 150, category: "salaries").Cost("2024-03", 50, category: "commissions")
            .Cost("2024-03", 40, category: "tools").Cost("2024-03", 10, category: "overhead")
            .Won("a", "2024-03-05", 100, "ads").Won("b", "2024-03-06", 100, "ads").Won("c", "2024-03-07", 100, "organic").Won("d", "2024-03-08", 100)
            .Policy("gross_margin", "0.5").AsOf("2024-03-31");
        (await TableAsync(story)).ShouldBe(
        [
            "channel ads: 300 + 150 = 450 for 2, CAC 225, payback 4.5",
            "channel fair: 100 + 50 = 150 for 0, no_customers",
            "channel organic: none for 1, no_cost",
            "unattributed: none for 1, unattributed",
            "unallocated: 50 + 0 = 50, unallocated",
            "total: 450 + 200 = 650 for 4, CAC 162.5, payback 3.25",
        ]);
        var run = await story.RunAsync();
        run.Metric("cac", "2024-03").ShouldBe(162.5m);
        run.Metric("cac_paid", "2024-03").ShouldBe(150m, "300 of ads for the two who came by a channel with ads");
    }

    [Fact]
    public async Task S46_labour_stays_in_blended_where_no_channel_has_spend_of_the_month()
    {
        var story = Story.Given().Cost("2024-03", 200, category: "salaries").Cost("2024-02", 100, "ads").Cost("2024-03", -5, "fair").Won("a", "2024-03-05", 100, "ads").AsOf("2024-03-31");
        (await TableAsync(story)).ShouldBe(
        [
            "channel fair: -5 + 0 = -5 for 0, no_customers",
            "channel ads: none for 1, no_cost",
            "unallocated: 200 + 0 = 200, unallocated",
            "total: 195 + 0 = 195 for 1, CAC 195, no_margin",
        ]);
    }

    [Fact]
    public async Task S46_cost_is_valued_at_the_rate_of_its_month_and_waits_without_a_rate()
    {
        var run = await Story.Given().Asks("sales_and_marketing_cost").Rate("2024-02-29", "EUR", "USD", 2).Rate("2024-03-31", "EUR", "USD", 3)
            .Cost("2023-11", 10, currency: "EUR").Cost("2024-02", 100, currency: "EUR").Cost("2024-03", 100, currency: "EUR").Cost("2024-03", 7, currency: "CHF").Cost("2024-03", 1)
            .Won("a", "2024-02-05", 100).AsOf("2024-03-31").RunAsync();
        run.Metric("sales_and_marketing_cost", "2024-02").ShouldBe(200m);
        run.Metric("sales_and_marketing_cost", "2024-03").ShouldBe(301m, "what has no currency is in the reporting currency");
        run.Quarantined.ShouldBe(["acquisition_costs:5 currency missing_rate"]);
    }

    [Fact]
    public async Task S48_a_month_is_a_month_or_a_date_in_it_and_rows_add_up()
    {
        var run = await Story.Given().Asks("sales_and_marketing_cost").Cost("2024-03", 10, "ads").Cost("2024-03-01", 10, "ads").Cost("2024-03-31", 10, "ads").Cost("2024-3", 10, "ads")
            .Won("a", "2024-03-05", 100).AsOf("2024-03-31").RunAsync();
        run.Metric("sales_and_marketing_cost", "2024-03").ShouldBe(30m);
        run.Quarantined.ShouldBe(["acquisition_costs:5 month bad_date"]);
    }

    [Fact]
    public async Task S46_who_comes_back_is_not_a_new_customer_and_a_month_without_any_has_no_CAC()
    {
        var story = Story.Given().Asks("cac").Cost("2024-01", 100).Cost("2024-05", 100)
            .Won("a", "2024-01-05", 100, ends: "2024-02-01").Subscription("s2", "2024-05-10", 100, customer: "a").AsOf("2024-05-31");
        var run = await story.RunAsync();
        run.Bridge("2024-05").Line.ShouldBe("0 + 100 reactivation = 100");
        run.Metric("cac", "2024-01").ShouldBe(100m);
        run.Metric("cac", "2024-03").ShouldBeNull();
        run.Metric("cac", "2024-05").ShouldBeNull();
        (await LacksAsync(story))["cac"].ShouldBe("no_newcomers");
        (await LacksAsync(story, "2024-03"))["cac"].ShouldBe("no_cost");
    }

    [Fact]
    public async Task A_lag_sets_the_cost_of_earlier_months_against_the_customers_of_a_period()
    {
        var story = Story.Given().Cost("2024-01", 100, "ads").Cost("2024-02", 200, "ads").Cost("2024-03", 400, "ads").Cost("2024-04", 800, "ads")
            .Won("first", "2024-01-05", 100).Won("a", "2024-03-05", 100, "ads").AsOf("2024-06-30");
        (await TableAsync(story, lag: "1"))[0].ShouldBe("channel ads: 200 + 0 = 200 for 1, CAC 200, no_margin");
        var run = await story.Policy("cac_lag_months", "2").Asks("cac", "sales_and_marketing_cost").RunAsync();
        run.Metric("cac", "2024-03").ShouldBe(100m);
        run.Metric("sales_and_marketing_cost", "2024-03").ShouldBe(400m, "the cost of a month is that of the month, whatever the lag");
        var quarters = await story.Policy("cac_lag_months", "1").By(Grain.Quarter).RunAsync();
        quarters.Metric("cac", "2024-03").ShouldBe(150m, "December to February for two customers");
    }

    [Fact]
    public async Task A_filter_by_channel_alone_has_a_CAC_and_any_other_filter_has_none_and_says_so()
    {
        var story = Story.Given().Cost("2024-03", 300, "ads").Cost("2024-03", 100, "fair").Cost("2024-03", 200, category: "salaries").Cost("2024-03", 50, category: "tools")
            .Won("a", "2024-03-05", 100, "ads", segment: "smb").Won("b", "2024-03-06", 100, "fair", segment: "smb").Won("c", "2024-03-07", 100).AsOf("2024-03-31");
        foreach (var (where, cac) in new (string, decimal?)[]
        {
            ("", 650m / 3), ("acquisition_channel:ads", 450m), ("acquisition_channel:ads,fair", 300m), ("acquisition_channel:ads|acquisition_channel:fair", 300m),
            ("acquisition_channel!:fair,~", 450m), ("acquisition_channel!:fair", null), ("acquisition_channel:~", null), ("segment:smb", null), ("acquisition_channel:ads;segment:smb", null), ("plan:~", null),
        })
        {
            var report = await ReadAsync(story, where);
            var card = report.Cards.Single(card => card.Metric.Name == "cac");
            if (cac is { } expected) card.Value!.Value.ShouldBe(expected, 0.00000001m, where);
            else (card.Value, report.Lacks["cac"]).ShouldBe((null, "filter"), where);
            report.Channels.Single(row => row.Kind == "total").Cac.ShouldBe(card.Value, where);
        }
    }

    [Fact]
    public async Task Worked_480_000_more_revenue_than_in_the_quarter_before_on_1_800_000_spent_is_a_magic_number_of_1_07()
    {
        var run = await Story.Given().Asks("magic_number").Won("a", "2024-01-15", 100_000).Change("s-a", "2024-04-10", unit: 260_000)
            .Cost("2024-01", 800_000).Cost("2024-03", 1_000_000).Cost("2024-06", 5).AsOf("2024-08-31").RunAsync();
        run.Metric("magic_number", "2024-06").ShouldBe(1.06666667m);
        run.Metric("magic_number", "2024-08").ShouldBe(1.06666667m, "the third quarter is not over");
        run.Metric("magic_number", "2024-05").ShouldBeNull("nothing is known to have been spent before the first quarter");
        run.Metric("magic_number", "2024-02").ShouldBeNull();
    }

    private static async Task<IReadOnlyDictionary<string, string>> LacksAsync(Story story, string? month = null) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => EconomicsReport.ReadAsync(warehouse, Selection.Everyone, month, null, null, Stop), Stop))!.Lacks;

    private static async Task<EconomicsReport> ReadAsync(Story story, string where, string? lag = null) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => EconomicsReport.ReadAsync(warehouse, Selection.Where(where), "2024-03", null, lag, Stop), Stop))!;

    private static async Task<IReadOnlyList<string>> TableAsync(Story story, string? lag = null) => [.. (await ReadAsync(story, "", lag)).Channels.Select(row => FormattableString.Invariant(
        $"{row.Kind}{(row.Channel is null ? "" : " " + row.Channel)}: {(row.Cost is null ? "none" : $"{row.Own:0.##} + {row.Labour:0.##} = {row.Cost:0.##}")}")
        + FormattableString.Invariant($"{(row.Customers is null ? "" : $" for {row.Customers}")}{(row.Cac is null ? "" : $", CAC {row.Cac:0.##}")}{(row.Payback is null ? "" : $", payback {row.Payback:0.##}")}{(row.Why is null ? "" : ", " + row.Why)}"))];
}
