using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;

namespace Retention.Analytics.Tests.Stories;

/// <summary>Two ways of reminding customers, set side by side: record 0037.</summary>
public sealed class ReminderStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Published_56_of_70_against_48_of_80_differ_by_2_tenths_from_0_0524_to_0_3339()
    {
        // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
        var story = Groups(("a", 70, 56), ("b", 80, 48));
        var report = await ReadAsync(story, new() { Group = "segment", A = "a", B = "b" });
        report.Sides.Select(row => (row.Side, row.Customers, row.Invoices, row.Paid)).ShouldBe([("a", 70, 70, 56), ("b", 80, 80, 48)]);
        var difference = report.Difference.ShouldNotBeNull();
        difference.Share.ShouldBe(0.2m, 0.000001m);
        difference.Low.ShouldBe(0.0524m, 0.0001m);
        difference.High.ShouldBe(0.3339m, 0.0001m);
    }

    [Fact]
    public async Task Invoices_of_one_customer_that_are_paid_alike_widen_the_interval()
    {
        var alone = (await ReadAsync(Groups(("a", 20, 10), ("b", 20, 10)), ByTag)).Difference!;
        var alike = (await ReadAsync(Groups(("a", 20, 10), ("b", 20, 10), invoices: 5), ByTag)).Difference!;
        alike.Invoices.ShouldBe(5 * alone.Invoices);
        (alike.High - alike.Low).ShouldBe(alone.High - alone.Low, 0.000001m, "five invoices that say the same say it once");
    }

    [Fact]
    public async Task A_group_in_which_everybody_paid_has_an_interval_with_a_width_and_a_group_without_invoices_has_no_difference()
    {
        var report = await ReadAsync(Groups(("a", 5, 5), ("b", 5, 0)), ByTag);
        report.Difference!.Share.ShouldBe(1m);
        report.Difference.Low.ShouldBeInRange(0.3m, 0.7m);
        report.Difference.High.ShouldBe(1m);
        var none = await ReadAsync(Groups(("a", 5, 5), ("b", 0, 0)), ByTag);
        none.Sides.Count().ShouldBe(1);
        none.Difference.ShouldBeNull();
        (await ReadAsync(Groups(), new())).Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task Chance_puts_every_customer_in_one_group_the_same_at_every_reading_and_another_experiment_draws_anew()
    {
        var story = Groups(("x", 200, 100));
        var report = await ReadAsync(story, new() { Experiment = "sms" });
        report.Sides.Sum(row => row.Customers).ShouldBe(200);
        report.Sides.ShouldAllBe(row => row.Customers > 70);
        (await ReadAsync(story, new() { Experiment = "sms" })).Groups.ShouldBe(report.Groups);
        (await ReadAsync(story, new() { Experiment = "letter" })).Groups.ShouldNotBe(report.Groups);
    }

    [Fact]
    public async Task Only_invoices_from_the_start_on_whose_due_date_and_a_week_have_passed_count()
    {
        var story = Groups(("a", 1, 1), ("b", 1, 1))
            .Invoice("early", "2024-08-31", "2024-09-10", "2024-09-10", 1, "a0").Invoice("late", "2024-12-01", "2024-12-25", null, 1, "a0").Invoice("ripe", "2024-12-01", "2024-12-24", "2025-01-02", 1, "a0");
        var report = await ReadAsync(story, ByTag with { Start = "2024-09-01" });
        report.Groups[0].ShouldBe(new("a", 1, 2, 1, 0.5m, report.Groups[0].Low, report.Groups[0].High), "a payment of the eighth day is late, and one not yet due by a week waits");
    }

    [Fact]
    public async Task What_cannot_be_followed_is_said()
    {
        var report = await ReadAsync(Groups(("a", 1, 1)), new() { Group = "colour", Start = "1st of May" });
        report.Problems.ShouldBe([("group", "colour"), ("start", "1st of May")]);
        report.Asked.ShouldBe(new() { Group = "split", Start = "2024-10-02" });
    }

    private static ReminderRequest ByTag => new() { Group = "tag", A = "Group-A", B = "group-b" };

    /// <summary>Customers of a segment and a tag, of whom some paid each of their invoices in the week after it was due.</summary>
    private static Story Groups(params (string Group, int Customers, int Paid)[] groups) => Groups(1, groups);

    private static Story Groups((string, int, int) a, (string, int, int) b, int invoices) => Groups(invoices, a, b);

    private static Story Groups(int invoices, params (string Group, int Customers, int Paid)[] groups)
    {
        var story = Story.Given().Policy("past_due_churn_days", "never").AsOf("2024-12-31");
        foreach (var (group, customers, paid) in groups)
        {
            for (var i = 0; i < customers; i++)
            {
                story.Row("customers", ("customer_id", $"{group}{i}"), ("name", "n"), ("segment", group), ("tags", $"vip, group-{group}"));
                for (var n = 0; n < invoices; n++) story.Invoice($"{group}{i}-{n}", "2024-11-01", "2024-11-20", i < paid ? "2024-11-27" : "2024-11-28", 10, $"{group}{i}");
            }
        }

        return story;
    }

    private static Task<ReminderReport> ReadAsync(Story story, ReminderRequest asked) =>
        StoryWarehouses.ReadAsync(story, (warehouse, _) => ReminderReport.ReadAsync(warehouse, Selection.Everyone, asked, Stop), Stop);
}
