using System.Data.Common;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What customers are worth: the worked examples of metrics.md section 8, reading S45, cost to serve and profile.</summary>
public sealed class ValueStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Worked_ARPA_100_and_churn_of_5_percent_is_a_simple_CLV_of_2_000()
    {
        // Twenty customers; in each of six months one leaves and one comes: 6 of 120.
        var story = Story.Given().Asks("clv_simple", "clv_capped", "ltv_cac").Policy("gross_margin", "1").Cost("2024-07", 100).AsOf("2024-08-15");
        for (var i = 0; i < 26; i++) story.Won($"c{i}", i < 20 ? "2024-01-10" : $"2024-0{i - 18}-10", 100, ends: i < 6 ? $"2024-0{i + 2}-10" : null);
        var run = await story.RunAsync();
        run.Metric("clv_simple", "2024-07").ShouldBe(2_000m);
        run.Metric("clv_capped", "2024-07")!.Value.ShouldBe(2_000m * (1 - (decimal)Math.Pow(0.95, 60)), 0.000001m);
        run.Metric("ltv_cac", "2024-07")!.Value.ShouldBe(20m * (1 - (decimal)Math.Pow(0.95, 60)), 0.000001m);

        // August is not over: its churn waits, the six whole months before it count.
        run.Metric("clv_simple", "2024-08").ShouldBe(2_000m);
    }

    [Fact]
    public async Task Worked_churn_of_2_percent_is_an_expected_life_of_50_months_and_of_31_04_within_48()
    {
        (await ScalarAsync("select round(capped_life(0.02, 48), 2)")).ShouldBe(31.04, 0.0000001);
        (await ScalarAsync("select capped_life(0.02, 100000)")).ShouldBe(50, 0.0000001);
        (await ScalarAsync("select capped_life(1, 60)")).ShouldBe(1, 0.0000001);
        (await ScalarAsync("select capped_life(0, 60)")).ShouldBe(60, 0.0000001);
        (await ScalarAsync("select capped_life(1e-17, 60)")).ShouldBe(60, 0.0000001);
    }

    [Fact]
    public async Task S45_without_churn_the_simple_CLV_is_not_defined_and_the_capped_one_is_60_months()
    {
        var story = Story.Given().Asks("clv_simple", "clv_capped").Policy("gross_margin", "0.5").Won("a", "2024-01-10", 80).Won("b", "2024-02-10", 120).AsOf("2024-07-31");
        var run = await story.RunAsync();
        run.Metric("clv_simple", "2024-07").ShouldBeNull();
        run.Metric("clv_capped", "2024-07").ShouldBe(3_000m);
        var report = await ReadAsync(story);
        report.Lacks["clv_simple"].ShouldBe("no_churn");
        report.Worth.Single(row => row.Kind == "total").ShouldSatisfyAllConditions(
            total => total.Why.ShouldBe("no_churn"), total => total.Simple.ShouldBeNull(), total => total.Capped.ShouldBe(3_000m));
    }

    [Fact]
    public async Task S45_fewer_than_six_whole_months_give_no_CLV()
    {
        var story = Story.Given().Asks("clv_simple", "clv_capped").Policy("gross_margin", "0.8").Won("a", "2024-01-10", 100).Won("b", "2024-01-10", 100, ends: "2024-03-05").AsOf("2024-06-29");
        var run = await story.RunAsync();
        foreach (var month in (string[])["2024-01", "2024-05", "2024-06"]) run.Metric("clv_capped", month).ShouldBeNull(month);
        (await ReadAsync(story)).Lacks["clv_capped"].ShouldBe("short");
        var whole = await story.AsOf("2024-06-30").RunAsync();
        whole.Metric("clv_simple", "2024-06").ShouldBe(560m, "1 of 0 + 2 + 2 + 1 + 1 + 1 customers at the start of the six months: 100 x 0.8 x 7");
    }

    [Fact]
    public async Task Worth_by_segment_has_each_segment_by_itself_and_the_total_is_the_metric()
    {
        var story = Story.Given().Asks("clv_simple", "clv_capped", "arpa").Policy("gross_margin", "0.5")
            .Won("a", "2024-01-10", 100, segment: "smb").Won("b", "2024-01-10", 100, segment: "smb", ends: "2024-05-05").Won("c", "2024-01-10", 400, segment: "mid").Won("d", "2024-05-10", 60).AsOf("2024-07-31");
        var run = await story.RunAsync();
        var report = await ReadAsync(story);
        report.Worth.Select(row => FormattableString.Invariant($"{row.Kind} {row.Value ?? "-"}: {row.Customers} of {row.Arpa:0.##}, {row.Churned}/{row.Exposed}, observed {row.Observed:0.##}, simple {row.Simple:0.##}, {row.Why}")).ShouldBe(
        [
            "value mid: 1 of 400, 0/6, observed 1400, simple , no_churn",
            "value smb: 1 of 100, 1/10, observed 275, simple 500, ",
            "value -: 1 of 60, /, observed 90, simple , short",
            "total -: 3 of 186.67, 1/18, observed 510, simple 1680, ",
        ]);
        var total = report.Worth.Single(row => row.Kind == "total");
        total.Simple.ShouldBe(run.Metric("clv_simple", "2024-07"));
        total.Capped.ShouldBe(run.Metric("clv_capped", "2024-07"));
        (await ReadAsync(story, "plan:~")).Worth.ShouldAllBe(row => row.Churn == null && row.Simple == null);
    }

    [Fact]
    public async Task Cost_to_serve_is_hours_at_the_hourly_cost_and_may_take_more_than_a_customer_leaves()
    {
        var story = Story.Given().Policy("gross_margin", "0.5").Won("a", "2024-01-10", 100, segment: "smb").Won("b", "2024-01-10", 300, segment: "mid").AsOf("2024-07-31")
            .Row("retainer_periods", ("customer_id", "a"), ("period_start", "2024-03-01"), ("period_end", "2024-04-01"), ("hours_included", 10), ("hours_used", 14))
            .Row("retainer_periods", ("customer_id", "a"), ("period_start", "2024-08-01"), ("period_end", "2024-09-01"), ("hours_included", 10), ("hours_used", 99))
            .Row("support_tickets", ("ticket_id", "t1"), ("customer_id", "b"), ("opened_at", "2024-05-05T10:00:00Z"));
        var unpriced = (await ReadAsync(story)).Service;
        unpriced.Single(row => row.Value == "smb").ShouldSatisfyAllConditions(row => row.Hours.ShouldBe(14m), row => row.HoursEach.ShouldBe(2m), row => row.Cost.ShouldBeNull(), row => row.Why.ShouldBe("no_hourly_cost"));
        unpriced.Single(row => row.Value == "mid").Tickets.ShouldBe(1);
        var priced = (await ReadAsync(story.Policy("hourly_cost", "40"))).Service;
        priced.Single(row => row.Value == "smb").ShouldSatisfyAllConditions(row => row.Profit.ShouldBe(50m), row => row.Cost.ShouldBe(80m), row => row.LeftOver.ShouldBe(-30m), row => row.Capped.ShouldBe(-1_800m));
        priced.Single(row => row.Kind == "total").ShouldSatisfyAllConditions(row => row.Hours.ShouldBe(14m), row => row.Cost.ShouldBe(40m), row => row.LeftOver.ShouldBe(60m));
    }

    [Fact]
    public async Task A_profile_marks_small_groups_and_gives_Wilsons_interval_of_the_churn()
    {
        (await ScalarAsync("select round(wilson_low(0.2, 50), 4)")).ShouldBe(0.1124, 0.0000001);
        (await ScalarAsync("select round(wilson_high(0.2, 50), 4)")).ShouldBe(0.3304, 0.0000001);
        var story = Story.Given().Policy("gross_margin", "1").AsOf("2024-07-31");
        for (var i = 0; i < 40; i++) story.Won($"c{i}", "2024-01-10", 10, segment: i < 32 ? "smb" : "mid", ends: i == 39 ? "2024-04-05" : null);
        var rows = (await ReadAsync(story)).Profiles.Where(row => row.Trait == "segment").ToList();
        rows.Select(row => (row.Value, row.Customers, row.IsSmall)).ShouldBe([("smb", 32L, false), ("mid", 7L, true)]);
        rows[0].ShouldSatisfyAllConditions(row => row.Churn.ShouldBe(0m), row => row.Capped.ShouldBe(600m), row => row.CappedHigh.ShouldBe(600m), row => row.ChurnHigh!.Value.ShouldBe(0.0196m, 0.0001m));
        rows[1].Exposed.ShouldBe(8 + 8 + 8 + 7 + 7 + 7);
    }

    [Fact]
    public async Task What_a_customer_is_still_expected_to_leave_is_MRR_x_margin_x_the_months_its_age_has_to_come()
    {
        // Every month ten customers begin; of each ten four leave after a month and one more after each of the next two.
        var story = Story.Given().Policy("gross_margin", "0.5").AsOf("2024-12-31");
        for (var month = 1; month <= 12; month++)
        {
            for (var i = 0; i < 10; i++)
            {
                var starts = new DateOnly(2024, month, 1);
                var stays = i < 4 ? 1 : i < 6 ? i - 2 : 99;
                story.Won($"c{month}-{i}", $"{starts:yyyy-MM-dd}", 100, ends: starts.AddMonths(stays) <= new DateOnly(2024, 12, 31) ? $"{starts.AddMonths(stays):yyyy-MM-dd}" : null, segment: i % 2 == 0 ? "smb" : "mid");
            }
        }

        List<ResidualCustomer> customers = [];
        var report = await StoryWarehouses.ReadAsync(story, async (warehouse, _) =>
        {
            (await ResidualReport.ExportAsync(warehouse, Selection.Everyone, customer =>
            {
                customers.Add(customer);
                return Task.CompletedTask;
            }, Stop)).ShouldBeNull();
            return await ResidualReport.ReadAsync(warehouse, Selection.Everyone, "segment", Stop);
        }, Stop);
        var model = report.Model.Model!;
        var rate = Math.Pow(1.1, 1 / 12.0) - 1;
        foreach (var customer in customers)
        {
            ((double)customer.Months).ShouldBe(model.DiscountedResidualLifetime(customer.Age + 1, rate)!.Value, 1e-6, customer.CustomerId);
            customer.Worth!.Value.ShouldBe(50m * customer.Months, 0.0001m);
        }

        var total = report.Parts.Single(part => part.Kind == "total");
        (total.Customers, total.Mrr).ShouldBe((customers.Count, 100m * customers.Count));
        total.Worth!.Value.ShouldBe(customers.Sum(customer => customer.Worth!.Value), 0.001m);
        report.Parts.Where(part => part.Kind == "value").Sum(part => part.Worth!.Value).ShouldBe(total.Worth.Value, 0.001m);
        customers.First(customer => customer.Age == 10).Months.ShouldBeGreaterThan(customers.First(customer => customer.Age == 0).Months);
    }

    [Fact]
    public async Task What_is_still_to_come_says_what_it_lacks()
    {
        var nobody = await StoryWarehouses.ReadAsync(Story.Given().Won("a", "2024-01-01", 100), (warehouse, _) => ResidualReport.ReadAsync(warehouse, Selection.Everyone, "segment", Stop), Stop);
        (nobody.Model.Model, nobody.Parts.Count).ShouldBe((null, 0));
        nobody.Model.Reason.ShouldNotBeNull();
        var story = Story.Given().Won("a", "2024-01-01", 100, ends: "2024-03-01").Won("b", "2024-01-01", 100, ends: "2024-06-01").Won("c", "2024-01-01", 100);
        var margin = await StoryWarehouses.ReadAsync(story, (warehouse, _) => ResidualReport.ReadAsync(warehouse, Selection.Everyone, "segment", Stop), Stop);
        margin.Why.ShouldBe("no_margin");
        margin.Parts.ShouldAllBe(part => part.Worth == null);
    }

    private static async Task<EconomicsReport> ReadAsync(Story story, string? where = null) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => EconomicsReport.ReadAsync(warehouse, Selection.Where(where), story.Day.ToString("yyyy-MM", null), null, null, Stop), Stop))!;

    private static Task<double> ScalarAsync(string sql) => StoryWarehouses.ReadAsync(
        Story.Given(), (warehouse, _) => warehouse.ReadAsync((connection, _) => Task.FromResult(connection.Scalar<double>(sql)), Stop), Stop);
}
