using Retention.Analytics.Reports;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What the page of a customer and the brief for a meeting say, worked by hand. The day is 30 June 2024.</summary>
public sealed class MeetingStories
{
    private static Story Group => Story.Given().AsOf("2024-06-30")
        .Customer("head").Customer("c1", parent: "head").Customer("small", parent: "c1").Customer("other")
        .Subscription("s0", "2024-01-01", 300, "head").Subscription("s1", "2024-01-01", 100).Subscription("s2", "2024-01-01", 20, "small").Subscription("s3", "2024-01-01", 999, "other");

    [Fact]
    public async Task A_group_is_its_parent_itself_and_what_belongs_to_it_and_nobody_is_merged()
    {
        var report = await ReadAsync(Group);
        report.Family.Select(one => (one.Relation, one.CustomerId, one.Mrr)).ShouldBe([("parent", "head", 300m), ("self", "c1", 100m), ("child", "small", 20m)]);
        (report.Family[0].Sum, report.Family[0].Members, report.Customer.Mrr).ShouldBe((420m, 3, 100m));
    }

    [Fact]
    public async Task What_happened_stands_in_one_list_the_latest_first_and_what_lies_ahead_is_not_known()
    {
        var report = await ReadAsync(Group
            .Invoice("i1", "2024-05-01", paid: "2024-05-03").Paid("i1", "2024-05-03", 100)
            .Failed(null, "2024-06-02", 100)
            .Row("support_tickets", ("ticket_id", "t1"), ("customer_id", "c1"), ("opened_at", "2024-06-10"), ("category", "billing"), ("solved_at", "2024-07-02"))
            .Row("interactions", ("interaction_id", "n1"), ("customer_id", "c1"), ("happened_at", "2024-06-20"), ("kind", "call"), ("summary", "<script>alert(1)</script>"))
            .Row("interactions", ("interaction_id", "n2"), ("customer_id", "c1"), ("happened_at", "2024-07-01"), ("kind", "call"))
            .Row("interactions", ("interaction_id", "n3"), ("customer_id", "other"), ("happened_at", "2024-06-21"), ("kind", "call")));
        report.Events.Select(one => (one.Day.ToString("MM-dd", null), one.Kind, one.What, one.Tone)).ShouldBe(
        [
            ("06-20", "touch", "call", null), ("06-10", "ticket", "billing", "bad"), ("06-02", "payment", "failed", "bad"),
            ("05-03", "payment", "succeeded", null), ("05-01", "invoice", "i1", report.Events.Single(one => one.Kind == "invoice").Tone), ("01-01", "movement", "new", "good"),
        ]);
        report.Events[1].DoneOn.ShouldBeNull("it is solved two days later");
        (report.Strip.TouchedOn, report.Strip.TouchedAgo, report.Strip.TouchedBy).ShouldBe((new(2024, 6, 20), 10, "call"));
        report.Events[0].Detail.ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public async Task What_to_talk_about_is_what_presses()
    {
        (await ReadAsync(Group, "brief")).Topics.Select(one => (one.Topic, one.Value)).ShouldBe([("no_touch", null)]);
        var told = await ReadAsync(Group
            .Row("interactions", ("interaction_id", "n1"), ("customer_id", "c1"), ("happened_at", "2024-06-20"), ("kind", "call"))
            .Row("support_tickets", ("ticket_id", "t1"), ("customer_id", "c1"), ("opened_at", "2024-06-10"))
            .Row("onboarding", ("customer_id", "c1"), ("milestone", "kickoff"), ("due_at", "2024-02-01"))
            .Row("survey_responses", ("response_id", "r1"), ("customer_id", "c1"), ("survey", "nps"), ("score", "3"), ("responded_at", "2024-05-01"))
            .Row("usage_daily", ("customer_id", "c1"), ("date", "2024-06-29"), ("metric", "seats"), ("value", "9"), ("included", "10")), "brief");
        told.Topics.Select(one => (one.Topic, one.Value, one.What)).ShouldBe([("detractor", 3m, null), ("tickets", 1m, null), ("limit", 0.9m, "seats"), ("late_start", 1m, null)]);
    }

    private static Task<CustomerReport> ReadAsync(Story story, string tab = "money") => StoryWarehouses.ReadAsync(
        story, async (warehouse, _) => (await CustomerReport.ReadAsync(warehouse, "c1", new(tab), TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken);
}
