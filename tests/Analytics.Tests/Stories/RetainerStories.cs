using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Hours sold by the period: metrics.md sections 7 and 8 (Pricing, retainers), record 0037.</summary>
public sealed class RetainerStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Story Paying => Story.Given().Subscription("s1", "2024-01-01", 100).AsOf("2024-06-30");

    [Fact]
    public async Task Worked_20_hours_for_5_000_with_25_used_and_overage_at_200_an_hour_are_6_000()
    {
        var story = Paying.Asks("retainer_overage", "retainer_utilisation", "effective_hourly_rate").Retainer("2024-03-01", "2024-04-01", 20, 25, 5_000, 200);
        var run = await story.RunAsync();
        run.Metric("retainer_overage", "2024-03").ShouldBe(1_000m);
        run.Metric("retainer_utilisation", "2024-03").ShouldBe(1.25m);
        run.Metric("effective_hourly_rate", "2024-03").ShouldBe(200m);
        var period = (await ReadAsync(story, "2024-03")).Periods.Single();
        (period.Overage, period.OverageValue, period.Invoice).ShouldBe((5m, 1_000m, 6_000m));
    }

    [Fact]
    public async Task Worked_40_hours_used_30_then_60_of_50_then_30_left()
    {
        var story = Paying.Retainer("2024-03-01", "2024-04-01", 40, 30).Retainer("2024-04-01", "2024-05-01", 40, 60).Retainer("2024-05-01", "2024-06-01", 40, 0);
        (await LinesAsync(story, "2024-03", "2024-04", "2024-05")).ShouldBe(["30 of 40", "60 of 50, 10 beyond", "0 of 30"], "what was used too many is taken from the next");
    }

    [Theory]
    [InlineData("one_period", "0 of 40", "5 of 80", "0 of 80", "100 of 80, 20 beyond", "0 of 40")]
    [InlineData("always", "0 of 40", "5 of 80", "0 of 115", "100 of 155", "0 of 95")]
    [InlineData("never", "0 of 40", "5 of 40", "0 of 40", "100 of 40, 60 beyond", "0 of 40")]
    public async Task Unused_hours_go_over_as_the_policy_says_and_what_is_billed_is_not_taken_from_the_next(string policy, params string[] lines)
    {
        var story = Paying.Policy("retainer_rollover", policy);
        decimal[] used = [0, 5, 0, 100, 0];
        for (var i = 0; i < used.Length; i++) story.Retainer($"2024-0{i + 1}-01", $"2024-0{i + 2}-01", 40, used[i], 100, 10);
        (await LinesAsync(story, "2024-01", "2024-02", "2024-03", "2024-04", "2024-05")).ShouldBe(lines);
    }

    [Fact]
    public async Task Hours_go_over_to_the_period_that_begins_as_the_other_ends_and_to_no_later_one()
    {
        var story = Paying.Retainer("2024-01-01", "2024-01-31", 40, 10).Retainer("2024-02-01", "2024-03-01", 40, 40).Retainer("2024-04-01", "2024-05-01", 40, 40);
        (await LinesAsync(story, "2024-01", "2024-02", "2024-04")).ShouldBe(["10 of 40", "40 of 70", "40 of 40"], "a last day counts as the day before the end");
    }

    [Fact]
    public async Task Bad_input_zero_hours_no_fee_and_nothing_used_are_not_defined()
    {
        var story = Paying.Asks("retainer_overage", "retainer_utilisation", "effective_hourly_rate")
            .Retainer("2024-03-01", "2024-04-01", 0, 0, 500, 10).Retainer("2024-04-01", "2024-05-01", 0, 3).Retainer("2024-05-01", "2024-06-01", 10, -1).Retainer("2024-06-01", "2024-05-01", 10, 1);
        var run = await story.RunAsync();
        run.Quarantined.ShouldBe(["retainer_periods:4 hours_used negative", "retainer_periods:5 period_end end_before_start"]);
        foreach (var month in (string[])["2024-02", "2024-03", "2024-04"])
        {
            run.Metric("retainer_utilisation", month).ShouldBeNull(month);
            run.Metric("effective_hourly_rate", month).ShouldBeNull(month);
            run.Metric("retainer_overage", month).ShouldBe(0m, month);
        }

        var period = (await ReadAsync(story, "2024-04")).Periods.Single();
        (period.Use, period.Effective, period.Invoice, period.Overage).ShouldBe((null, null, null, 3m));
    }

    [Fact]
    public async Task A_period_that_has_not_ended_is_in_no_rate()
    {
        var story = Paying.Asks("retainer_utilisation").AsOf("2024-06-15").Retainer("2024-05-01", "2024-06-01", 10, 5).Retainer("2024-06-01", "2024-07-01", 10, 1).Retainer("2024-07-01", "2024-08-01", 10, 0);
        (await story.RunAsync()).Metric("retainer_utilisation", "2024-06").ShouldBeNull();
        (await ReadAsync(story, "2024-06")).History.Select(row => (row.Month.Month, row.IsOpen, row.Use)).ShouldBe([(5, false, 0.5m), (6, true, 0.0667m)], RoundedUse);
    }

    [Fact]
    public async Task Whom_to_talk_to_value_at_risk_a_package_too_small_and_a_term_that_ends()
    {
        var story = Story.Given().AsOf("2024-06-30");
        Uses("idle", 10, 4, 4);
        Uses("half", 10, 4, 5);
        Uses("over", 11, 5, 11);
        Uses("once", 5, 5, 11);
        Uses("ends", 8, 8, 8, ends: "2024-08-20");
        Uses("renews", 8, 8, 8, ends: "2024-08-20", renews: true);
        Uses("far", 8, 8, 8, ends: "2024-09-20");
        Uses("just over", 8, 8, 8, goesOn: false);
        foreach (var (id, month) in new[] { ("stopped", 4), ("long gone", 1) }) story.Subscription("s-" + id, "2024-01-01", 10, customer: id).Retainer($"2024-0{month}-01", $"2024-0{month + 1}-01", 10, 8, 100, 10, id);
        var signs = (await ReadAsync(story.Policy("retainer_rollover", "never"), "2024-06")).Signs;
        signs.Select(one => $"{one.CustomerId} {one.Sign} {one.Days}").ShouldBe(["idle unused ", "over too_small ", "ends ending 51", "stopped ending -60"], ignoreOrder: true);

        void Uses(string id, decimal april, decimal may, decimal june, string? ends = null, bool renews = false, bool goesOn = true)
        {
            story.Subscription("s-" + id, "2024-01-01", 10, customer: id, termEnds: ends, renews: ends is null ? null : renews)
                .Retainer("2024-04-01", "2024-05-01", 10, april, 100, 10, id).Retainer("2024-05-01", "2024-06-01", 10, may, 100, 10, id).Retainer("2024-06-01", "2024-07-01", 10, june, 100, 10, id);
            if (goesOn) story.Retainer("2024-06-29", "2024-07-29", 10, 0, 100, 10, id);
        }
    }

    private static readonly IEqualityComparer<(int, bool, decimal?)> RoundedUse =
        EqualityComparer<(int, bool, decimal?)>.Create((one, other) => (one.Item1, one.Item2, decimal.Round(one.Item3 ?? -1, 4)) == (other.Item1, other.Item2, decimal.Round(other.Item3 ?? -1, 4)), _ => 0);

    private static async Task<RetainerReport> ReadAsync(Story story, string month) =>
        (await StoryWarehouses.ReadAsync(story, (warehouse, _) => RetainerReport.ReadAsync(warehouse, Selection.Everyone, new(month), Stop), Stop))!;

    private static async Task<IReadOnlyList<string>> LinesAsync(Story story, params string[] months)
    {
        List<string> lines = [];
        foreach (var month in months)
        {
            var period = (await ReadAsync(story, month)).Periods.Single();
            lines.Add(FormattableString.Invariant($"{period.Used:0.##} of {period.Included + period.Rolled:0.##}{(period.Overage > 0 ? $", {period.Overage:0.##} beyond" : "")}"));
        }

        return lines;
    }
}
