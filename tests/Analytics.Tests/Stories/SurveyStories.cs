using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>NPS, CSAT and CES: reading S47 and the worked examples of metrics.md section 8 under Surveys.</summary>
public sealed class SurveyStories
{
    [Fact]
    public async Task Worked_half_promoters_a_third_passive_a_sixth_detractors_is_33_3_and_8_12_of_324()
    {
        var run = await Of(162, 108, 54).Asks("nps").RunAsync();
        Math.Round(run.Metric("nps", "2024-12")!.Value, 1).ShouldBe(33.3m);
        run.Also("nps", "2024-12", "margin").ShouldBe(8.12m);
    }

    [Fact]
    public async Task Worked_the_same_shares_of_100_are_14_61_and_274_116_66_of_456_is_45_6()
    {
        var margin = await StoryWarehouses.ReadAsync(Story.Given(), (warehouse, _) => warehouse.ReadAsync((connection, _) =>
        {
            using var row = connection.Query("select round(nps_margin(100 / 2.0, 100 / 6.0, 100), 2)::double");
            row.Read();
            return Task.FromResult(row.GetDouble(0));
        }, Stop), Stop);
        margin.ShouldBe(14.61);
        var run = await Of(274, 116, 66).Asks("nps").RunAsync();
        Math.Round(run.Metric("nps", "2024-12")!.Value, 1).ShouldBe(45.6m);
        run.Also("nps", "2024-12", "passives").ShouldBe(116m);
    }

    [Fact]
    public async Task Worked_150_of_250_is_a_CSAT_of_60_percent()
    {
        var story = Story.Given().Asks("csat", "ces");
        for (var i = 0; i < 250; i++) story.Answer("c1", "2024-12-10", i < 75 ? 5 : i < 150 ? 4 : 3, survey: "csat", scale: 5);

        // On another scale the upper part counts: 5 to 7 of 7.
        foreach (var score in (int[])[4, 5, 6, 7, 3]) story.Answer("c1", "2024-12-10", score, survey: "ces", scale: 7);
        var run = await story.RunAsync();
        run.Metric("csat", "2024-12").ShouldBe(0.60m);
        run.Metric("ces", "2024-12").ShouldBe(0.60m);
    }

    [Fact]
    public async Task Worked_a_score_of_0_is_a_detractor() =>
        (await Of(0, 4, 0).Answer("c1", "2024-12-10", 0, "zero@example.com").Asks("nps").RunAsync()).Metric("nps", "2024-12").ShouldBe(-20m);

    [Fact]
    public async Task S47_the_window_is_the_90_days_that_end_with_the_last_day_of_the_month()
    {
        var story = Of(5, 0, 0, "2024-10-03").Asks("nps");
        (await story.RunAsync()).Metric("nps", "2024-12").ShouldBe(100m);
        var earlier = await Of(5, 0, 0, "2024-10-02").Asks("nps").RunAsync();
        earlier.Metric("nps", "2024-12").ShouldBeNull();
        earlier.Metric("nps", "2024-10").ShouldBe(100m);
        (await Of(5, 0, 0, "2024-12-01").Policy("nps_window_days", "30").Asks("nps").RunAsync()).Metric("nps", "2024-12").ShouldBeNull();
    }

    [Fact]
    public async Task S47_the_latest_answer_of_a_contact_counts_whatever_the_case_and_one_without_a_name_is_one_per_customer()
    {
        var story = Of(4, 0, 0)
            .Answer("c1", "2024-11-01", 0, "Ana@Example.com").Answer("c1", "2024-12-01", 10, "ana@example.com")
            .Answer("c2", "2024-12-01", 0).Answer("c2", "2024-12-02", 9)
            .Answer("c3", "2024-12-03", 3);
        var run = await story.Asks("nps").RunAsync();
        run.Also("nps", "2024-12", "promoters").ShouldBe(6m);
        run.Also("nps", "2024-12", "detractors").ShouldBe(1m);

        // Before it was answered again the first answer counted.
        run.Also("nps", "2024-11", "detractors").ShouldBe(1m);
        var all = await story.Policy("nps_responses", "all").RunAsync();
        all.Also("nps", "2024-12", "promoters").ShouldBe(6m);
        all.Also("nps", "2024-12", "detractors").ShouldBe(3m);
    }

    [Fact]
    public async Task S47_of_equal_times_the_higher_id_counts()
    {
        var run = await Of(4, 0, 0).Answer("c1", "2024-12-01", 10, "ana@example.com", id: "x2").Answer("c1", "2024-12-01", 0, "ana@example.com", id: "x1").Asks("nps").RunAsync();
        run.Metric("nps", "2024-12").ShouldBe(100m);
    }

    [Fact]
    public async Task S47_under_30_answers_the_interval_is_adjusted_and_under_5_there_is_no_score()
    {
        // With three answers more: p 3.75 of 9, d 1.75 of 9.
        var run = await Of(3, 2, 1).Asks("nps").RunAsync();
        var (p, d) = (3.75 / 9, 1.75 / 9);
        var margin = 195.9964 * Math.Sqrt((p + d - ((p - d) * (p - d))) / 9);
        run.Also("nps", "2024-12", "margin").ShouldBe((decimal)Math.Round(margin, 2));
        run.Also("nps", "2024-12", "low").ShouldBe((decimal)Math.Round((100 * (p - d)) - margin, 2));
        var few = await Of(4, 0, 0).Asks("nps").RunAsync();
        (few.Metric("nps", "2024-12"), few.Also("nps", "2024-12", "low"), few.Also("nps", "2024-12", "promoters")).ShouldBe((null, null, 4m));
    }

    [Fact]
    public async Task Who_answers_after_the_day_it_is_read_on_is_silent()
    {
        var run = await Of(5, 0, 0, "2024-12-05").Answer("c1", "2024-12-20", 0, "late@example.com", sent: "2024-12-01").Asks("nps", "response_rate").AsOf("2024-12-10").RunAsync();
        run.Metric("nps", "2024-12").ShouldBe(100m);
        run.Metric("response_rate", "2024-12").ShouldBe(0m);
    }

    [Fact]
    public async Task Three_roll_ups_many_contacts_of_one_customer_weigh_as_one_and_as_much_as_it_pays()
    {
        var story = Paying().Asks("nps", "nps_by_customer", "nps_by_mrr");
        for (var i = 0; i < 5; i++) story.Answer("big", "2024-12-05", 0, $"b{i}@example.com");
        foreach (var customer in (string[])["a", "b", "c", "d"]) story.Answer(customer, "2024-12-05", 10);
        var run = await story.RunAsync();
        Math.Round(run.Metric("nps", "2024-12")!.Value, 2).ShouldBe(-11.11m);
        run.Metric("nps_by_customer", "2024-12").ShouldBe(60m);

        // 600 against 400 of 1,000.
        run.Metric("nps_by_mrr", "2024-12").ShouldBe(-20m);
    }

    [Fact]
    public async Task Voices_add_up_to_MRR_and_the_silent_are_a_class_of_their_own()
    {
        var story = Paying().Answer("big", "2024-12-05", 0, "x@example.com").Answer("big", "2024-12-05", 9, "y@example.com").Answer("a", "2024-12-05", 7).Answer("b", "2024-12-05", null);
        var report = await ReadAsync(story);
        report.Voices.Select(voice => (voice.Name, voice.Customers, voice.Mrr)).ShouldBe(
            [("promoter", 1L, 300m), ("passive", 1L, 100m), ("detractor", 1L, 300m), ("silent", 1L, 100m), ("unasked", 2L, 200m), ("total", 5L, 1000m)]);
        report.Voices.SkipLast(1).Sum(voice => voice.Share).ShouldBe(1m);
    }

    [Fact]
    public async Task A_change_is_real_where_it_is_larger_than_chance_explains()
    {
        var story = Of(40, 0, 0, "2024-09-20").Asks("nps");
        for (var i = 0; i < 40; i++) story.Answer("c1", "2024-12-05", i < 20 ? 0 : 10, $"n{i}@example.com");
        var change = (await ReadAsync(story)).Change;
        (change.NpsBefore, change.Nps, change.IsReal).ShouldBe((100m, 0m, true));
        Math.Round(change.Margin!.Value, 2).ShouldBe((decimal)Math.Round(195.9964 * Math.Sqrt(1 / 40.0), 2));
        (await ReadAsync(Of(20, 0, 0))).Change.IsReal.ShouldBeNull();
    }

    [Fact]
    public async Task What_became_of_detractors_is_counted_six_months_later()
    {
        var story = Story.Given().AsOf("2024-12-31");
        for (var i = 0; i < 6; i++)
        {
            story.Customer($"d{i}").Subscription($"s{i}", "2024-01-10", 100, customer: $"d{i}", ends: i < 3 ? "2024-09-01" : null).Answer($"d{i}", "2024-06-10", 2);
            story.Customer($"p{i}").Subscription($"t{i}", "2024-01-10", 100, customer: $"p{i}").Answer($"p{i}", "2024-06-10", 10);
        }

        var outcomes = (await ReadAsync(story)).Outcomes;
        outcomes.Where(one => one.N > 0).Select(one => (one.Name, one.N, one.Gone, one.LostMrr, one.Share)).ShouldBe([("promoter", 6L, 0L, 0m, 0m), ("detractor", 6L, 3L, 300m, 0.5m), ("total", 12L, 3L, 300m, 0.25m)]);
    }

    [Fact]
    public async Task A_detractor_and_a_fall_of_3_points_are_to_be_spoken_to_within_two_working_days()
    {
        // 6 December 2024 is a Friday, 4 December a Wednesday.
        var story = Paying()
            .Answer("big", "2024-12-06", 3, "x@example.com", comment: "=1+1").Answer("a", "2024-10-20", 10, "y@example.com").Answer("a", "2024-12-04", 7, "y@example.com")
            .Answer("b", "2024-12-04", 7, "z@example.com").Answer("c", "2024-12-04", 0)
            .Row("interactions", ("interaction_id", "i1"), ("customer_id", "c"), ("happened_at", "2024-12-05"), ("kind", "call"));
        (await ReadAsync(story)).Loops.Select(loop => (loop.CustomerId, loop.Reason, loop.Due.ToString("yyyy-MM-dd", null), loop.TouchedOn?.Day, loop.ScoreBefore)).ShouldBe(
            [("big", "detractor", "2024-12-10", null, null), ("a", "fall", "2024-12-06", null, 10m), ("c", "detractor", "2024-12-06", 5, null)]);
    }

    [Fact]
    public async Task Surveys_alone_give_NPS_and_one_on_another_scale_is_no_vote()
    {
        var run = await Of(5, 0, 0, "2024-03-10").Answer("c1", "2024-03-10", 1, "five@example.com", scale: 5).Asks("nps").RunAsync();
        run.Metric("nps", "2024-03").ShouldBe(100m);
        run.Also("nps", "2024-03", "promoters").ShouldBe(5m);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Five customers who pay 1,000 together.
    private static Story Paying()
    {
        var story = Story.Given().Customer("big").Subscription("s-big", "2024-01-10", 600, customer: "big");
        foreach (var customer in (string[])["a", "b", "c", "d"]) story.Customer(customer).Subscription("s-" + customer, "2024-01-10", 100, customer: customer);
        return story;
    }

    private static Story Of(int promoters, int passives, int detractors, string day = "2024-12-05")
    {
        var story = Story.Given();
        for (var i = 0; i < promoters + passives + detractors; i++) story.Answer("c1", day, i < promoters ? 9 : i < promoters + passives ? 7 : 6, $"{i}@example.com");
        return story;
    }

    private static async Task<FeedbackReport> ReadAsync(Story story) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => FeedbackReport.ReadAsync(warehouse, Selection.Everyone, "2024-12", null, Stop), Stop))!;
}
