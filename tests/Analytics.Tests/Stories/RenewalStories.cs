using Retention.Analytics.Reports;
using Score = Retention.Analytics.Tests.Stories.GrowthTold.Score;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Renewals ahead: record 0058.</summary>
public sealed class RenewalStories
{
    // 45 days before the end of the term.
    private static Story One => Story.Given().AsOf("2024-10-17").Term("c1", "2023-12-01", "2023-12-01", "2024-12-01");

    [Fact]
    public async Task The_last_day_of_notice_lies_its_days_before_the_end_of_the_term()
    {
        var row = (await GrowthTold.RenewalsAsync(One)).Rows.ShouldHaveSingleItem();
        (row.TermEnd, row.NoticeOn, row.NoticeIn, row.Mrr, row.Committed).ShouldBe((new(2024, 12, 1), new DateOnly(2024, 11, 1), 15, 100m, 100m));
        var report = await GrowthTold.RenewalsAsync(One);
        (report.Total.Notices, report.Total.NoticeMrr).ShouldBe((1, 100m));
        (await GrowthTold.RenewalsAsync(One.AsOf("2024-11-02"))).Total.Notices.ShouldBe(0, "the last day was yesterday");
    }

    [Fact]
    public async Task Within_the_horizon_the_chance_is_that_of_staying_until_the_day()
    {
        // (1 - 0.19) ^ (45 / 90) = 0.9
        var row = (await GrowthTold.RenewalsAsync(One, "[]", new Score("c1", 0.19))).Rows[0];
        row.Chance!.Value.ShouldBe(0.9, 1e-9);
        (row.Basis, row.Model).ShouldBe(("score", 90m));
    }

    [Fact]
    public async Task Beyond_the_horizon_it_is_times_the_share_of_terms_renewed_before()
    {
        var story = Story.Given().AsOf("2024-06-30").Term("c1", "2023-12-01", "2023-12-01", "2024-12-01");
        for (var i = 0; i < 20; i++) story.Term($"old{i:00}", "2023-03-01", "2023-03-01", "2024-03-01", ends: i < 5 ? "2024-03-01" : null);
        var report = await GrowthTold.RenewalsAsync(story, "[]", new Score("c1", 0.19));
        var row = report.Rows.Single(one => one.CustomerId == "c1");
        row.Chance!.Value.ShouldBe(0.81 * 0.75, 1e-9);
        row.Basis.ShouldBe("score_and_rate");
        var other = report.Rows.First(one => one.CustomerId == "old05");
        (other.TermEnd, other.Basis, other.Model).ShouldBe((new DateOnly(2025, 3, 1), "rate", 75m), "the term that has passed went on for another year, and nobody scored the customer");
    }

    [Fact]
    public async Task Those_of_the_next_90_days_are_told_by_risk()
    {
        var story = Story.Given().AsOf("2024-10-17").Term("c1", "2023-12-01", "2023-12-01", "2024-12-01").Term("c2", "2024-01-15", "2024-01-15", "2025-01-15", unit: 40)
            .Term("c3", "2024-01-16", "2024-01-16", "2025-01-16").Term("c4", "2023-12-01", "2023-12-01", "2024-12-01", unit: 7, requested: "2024-10-01");
        // c1 stays with (1 - 0.19) ^ (45 / 90) = 0.9, c2 with 1 - 0.75 on the 90th day; c3's term ends on the 91st.
        var soon = await GrowthTold.SoonAsync(story, new Score("c1", 0.19), new Score("c2", 0.75), new Score("c3", 0.5));
        soon.Select(row => (row.Band, row.Renewals, row.Mrr, row.AtRisk)).ShouldBe([("leaving", 1, 7m, 7m), ("green", 2, 140m, 40m), (null, 3, 147m, 47m)]);
        (await GrowthTold.SoonAsync(One))[^1].AtRisk.ShouldBeNull("nobody was scored");
    }

    [Fact]
    public async Task Without_a_score_and_with_fewer_than_20_terms_there_is_no_chance()
    {
        var report = await GrowthTold.RenewalsAsync(One);
        (report.Rows[0].Chance, report.Rows[0].Model, report.Total.Model).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Who_is_under_notice_keeps_nothing()
    {
        var row = (await GrowthTold.RenewalsAsync(Story.Given().AsOf("2024-10-17").Term("c1", "2023-12-01", "2023-12-01", "2024-12-01", requested: "2024-10-01"))).Rows[0];
        (row.Band, row.Basis, row.Chance, row.Model, row.Committed).ShouldBe(("leaving", "notice", 0.0, 0m, 0m));
    }

    [Fact]
    public async Task A_call_stands_beside_the_model_and_the_model_where_nobody_made_one()
    {
        var story = One.Term("c2", "2023-12-01", "2023-12-01", "2024-12-01", 50);
        var calls = """[{"customer_id": "c1", "term_end": "2024-12-01", "call": "risk", "expected": 40.5}]""";
        var report = await GrowthTold.RenewalsAsync(story, calls, new Score("c1", 0.19), new Score("c2", 0.19));
        (report.Rows[0].Call, report.Rows[0].Called, report.Rows[0].Model).ShouldBe(("risk", 40.5m, 90m));
        var month = report.Months.Single(one => one.Renewals > 0);
        (month.Month, month.Mrr, month.Model, month.Call, month.Called).ShouldBe((new DateOnly(2024, 12, 1), 150m, 135m, 85.5m, 1));
        report.Total.ShouldBe(month with { Month = null });
    }

    [Fact]
    public async Task Terms_of_a_customer_that_end_on_one_day_are_one_renewal_and_what_runs_by_the_month_is_none()
    {
        var story = One.Term("c1", "2023-12-01", "2023-12-01", "2024-12-01", 20, id: "second").Term("c2", "2024-10-01", "2024-10-01", "2024-11-01");
        var row = (await GrowthTold.RenewalsAsync(story)).Rows.ShouldHaveSingleItem();
        (row.CustomerId, row.Mrr, row.Subscriptions).ShouldBe(("c1", 120m, """["s-c1","second"]"""));
    }

    [Fact]
    public async Task What_was_kept_is_what_the_same_subscriptions_pay_on_the_day_at_most_as_much_as_before()
    {
        var story = Story.Given().AsOf("2024-12-31")
            .Term("less", "2023-12-01", "2023-12-01", "2024-12-01").Change("s-less", "2024-12-01", unit: 60)
            .Term("more", "2023-12-01", "2023-12-01", "2024-12-01").Change("s-more", "2024-11-15", unit: 150)
            .Term("gone", "2023-12-01", "2023-12-01", "2024-12-01", ends: "2024-12-01");
        string[] customers = ["less", "more", "gone"];
        var asked = string.Join(',', customers.Select((one, i) => $$"""{"id": {{i}}, "day": "2024-12-01", "taken_on": "2024-11-01", "mrr": 100, "subscriptions": ["s-{{one}}"]}"""));
        asked += """,{"id": 3, "day": "2025-01-01", "taken_on": "2024-11-01", "mrr": 100, "subscriptions": ["s-less"]}""";
        var kept = await GrowthTold.ReadAsync(story, [], warehouse => RenewalReport.KeptAsync(warehouse, $"[{asked}]", TestContext.Current.CancellationToken));
        kept.ShouldBe([(0, 60m), (1, 100m), (2, 0m)], "the day of the last has not come");
    }
}
