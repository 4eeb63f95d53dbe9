using System.Globalization;
using System.Text.Json;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What opens a task, on which day, by which row; and what is opened of all that was found (docs/decisions/0055).</summary>
public sealed class TriggerStories
{
    private const string AllCauses = "payment_failed detractor score_fell renewal onboarding_late card_expires no_touch";

    private static readonly string Steps = JsonSerializer.Serialize(AllCauses.Split(' ').Select(cause => new { cause, step = 1, day = 0, within = 2 }));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Story One => Story.Given().Won("c1", "2024-01-01", 100);

    [Fact]
    public async Task A_second_failure_of_an_invoice_still_to_pay_opens_a_task_of_its_day()
    {
        var story = One.Invoice("i1", "2024-12-01", "2024-12-10").Failed("i1", "2024-12-02", 100);
        (await FoundAsync(story)).ShouldBeEmpty("once may happen");
        var found = (await FoundAsync(story.Failed("i1", "2024-12-05", 100).Failed("i1", "2024-12-09", 100))).ShouldHaveSingleItem();
        (found.Cause, found.HappenedOn, found.Value, found.Line).ShouldBe(("payment_failed", Day("2024-12-05"), 3d, 3L));
    }

    [Fact]
    public async Task An_invoice_that_was_paid_in_the_end_opens_nothing() =>
        (await FoundAsync(One.Invoice("i1", "2024-12-01", "2024-12-01", paid: "2024-12-20").Failed("i1", "2024-12-02", 100).Failed("i1", "2024-12-05", 100).Paid("i1", "2024-12-20", 100))).ShouldBeEmpty();

    [Fact]
    public async Task A_detractor_opens_a_task_until_somebody_is_in_touch_or_the_contact_answers_again()
    {
        var story = One.Answer("c1", "2024-12-10", 3, "ana@example.com");
        var found = (await FoundAsync(story)).ShouldHaveSingleItem();
        (found.Cause, found.HappenedOn, found.Value, found.Line).ShouldBe(("detractor", Day("2024-12-10"), 3d, 2L));
        (await FoundAsync(story.AsOf("2025-02-20"))).ShouldBeEmpty("60 days and more ago");
        (await FoundAsync(One.Answer("c1", "2024-12-10", 3, "ana@example.com").Answer("c1", "2024-12-20", 9, "ana@example.com"))).ShouldBeEmpty("content again");
        (await FoundAsync(One.Answer("c1", "2024-12-10", 3).Row("interactions", ("interaction_id", "t1"), ("customer_id", "c1"), ("happened_at", "2024-12-11"), ("kind", "email")))).ShouldBeEmpty("somebody wrote");
    }

    [Fact]
    public async Task A_term_that_ends_within_sixty_days_opens_a_task_of_the_day_sixty_were_left()
    {
        static Story Ending(string day) => Story.Given().Customer("c1").Subscription("s1", "2024-02-15", 1200, interval: "year", termEnds: day);
        var found = (await FoundAsync(Ending("2025-02-15"))).ShouldHaveSingleItem();
        (found.Cause, found.HappenedOn, found.Value).ShouldBe(("renewal", Day("2024-12-17"), 46d));
        (await FoundAsync(Ending("2025-03-02"))).ShouldBeEmpty("61 days left");
        (await FoundAsync(Story.Given().Customer("c1").Subscription("s1", "2024-02-15", 100, termEnds: "2025-01-15", ends: "2024-12-20"))).ShouldBeEmpty("they have left already");
    }

    [Fact]
    public async Task A_late_milestone_opens_a_task_of_the_first_day_late()
    {
        static Story With(string? done) => One.Row("onboarding", ("customer_id", "c1"), ("milestone", "live"), ("due_at", "2024-12-20"), ("completed_at", done));
        var found = (await FoundAsync(With(null))).ShouldHaveSingleItem();
        (found.Cause, found.HappenedOn, found.Value).ShouldBe(("onboarding_late", Day("2024-12-21"), 11d));
        (await FoundAsync(With("2024-12-30"))).ShouldBeEmpty("late, and done");
        (await FoundAsync(With(null).AsOf("2024-12-20"))).ShouldBeEmpty("due today");
    }

    [Fact]
    public async Task Ninety_days_without_a_call_open_a_task_and_a_mail_is_no_call()
    {
        static Story With(string kind, string day) => One.Row("interactions", ("interaction_id", "t0"), ("customer_id", "c1"), ("happened_at", "2024-09-01"), ("kind", "call"))
            .Row("interactions", ("interaction_id", "t1"), ("customer_id", "c1"), ("happened_at", day), ("kind", kind));
        var found = (await FoundAsync(With("email", "2024-12-01"))).ShouldHaveSingleItem();
        (found.Cause, found.HappenedOn, found.Value, found.Line).ShouldBe(("no_touch", Day("2024-11-30"), 121d, 2L));
        (await FoundAsync(With("meeting", "2024-12-01"))).ShouldBeEmpty();
        (await FoundAsync(With("call", "2024-10-02"))).Select(one => one.Value).ShouldBe([90d]);
        (await FoundAsync(One)).ShouldBeEmpty("no touch is known at all");
    }

    [Fact]
    public async Task A_card_opens_a_task_thirty_days_before_its_month_ends()
    {
        static Story With(string ends) => One.Row("payments", ("payment_id", "p1"), ("customer_id", "c1"), ("attempted_at", "2024-12-01"), ("status", "succeeded"), ("amount", 100), ("card_expires", ends));
        var found = (await FoundAsync(With("2024-12"))).ShouldHaveSingleItem();
        (found.Cause, found.HappenedOn, found.Value, found.Line).ShouldBe(("card_expires", Day("2024-12-01"), 0d, 2L));
        (await FoundAsync(With("2025-02"))).ShouldBeEmpty();
        (await FoundAsync(With("2024-10"))).ShouldBeEmpty("ended long ago, and payments still go through or fail by themselves");
    }

    [Fact]
    public async Task Who_does_not_pay_has_no_tasks() =>
        (await FoundAsync(Story.Given().Won("c1", "2024-01-01", 100, ends: "2024-12-15").Answer("c1", "2024-12-10", 3))).ShouldBeEmpty();

    [Fact]
    public async Task What_is_open_or_was_dismissed_is_not_opened_again_and_a_step_done_leads_to_the_next()
    {
        var steps = JsonSerializer.Serialize(new[] { new { cause = "detractor", step = 1, day = 0, within = 2 }, new { cause = "detractor", step = 2, day = 14, within = 5 } });
        var story = One.Answer("c1", "2024-12-10", 3);
        (await FoundAsync(story, steps: steps)).Single().Step.ShouldBe(1);
        (await FoundAsync(story, steps: steps, known: Known("open", 1))).ShouldBeEmpty();
        (await FoundAsync(story, steps: steps, known: Known("dismissed", 1))).ShouldBeEmpty();
        var next = (await FoundAsync(story, steps: steps, known: Known("done", 1))).Single();
        (next.Step, next.DueOn).ShouldBe((2, Day("2025-01-05")));
        (await FoundAsync(story.AsOf("2024-12-23"), steps: steps, known: Known("done", 1))).ShouldBeEmpty("13 days after");
        (await FoundAsync(story.AsOf("2024-12-31"), steps: steps, known: Known("done", 2))).ShouldBeEmpty("there is no third step");

        static string Known(string state, int step) => JsonSerializer.Serialize(new[] { new { customer_id = "c1", cause = "detractor", happened_on = "2024-12-10", step, state } });
    }

    [Fact]
    public async Task An_owner_gets_the_heaviest_until_the_day_is_full_and_the_rest_is_counted()
    {
        var story = Story.Given();
        foreach (var (id, mrr, csm) in new[] { ("a", 100m, "Ana"), ("b", 300m, "Ana"), ("c", 200m, "Ana"), ("d", 50m, "Bo") })
        {
            story.Row("customers", ("customer_id", id), ("name", id), ("csm", csm)).Subscription("s-" + id, "2024-01-01", mrr, customer: id).Answer(id, "2024-12-10", 3);
        }

        var all = await ReadAsync(story, Steps, "[]", "[]", 2);
        all.Where(one => one.CustomerId is not null).Select(one => one.CustomerId).ShouldBe(["b", "c", "d"]);
        all.Where(one => one.Cause == "detractor").ShouldAllBe(one => one.Waiting == 1);
        all.Where(one => one.Cause != "detractor").ShouldAllBe(one => one.Waiting == 0 && one.CustomerId == null);
        (await ReadAsync(story, Steps, "[]", """[{"csm": "ana", "made": 2}]""", 2)).Where(one => one.CustomerId is not null).Select(one => one.CustomerId).ShouldBe(["d"]);
    }

    [Fact]
    public async Task A_task_whose_trigger_finds_the_customer_no_more_has_lost_its_reason()
    {
        var gone = await StoryWarehouses.ReadAsync(
            One.Answer("c1", "2024-12-10", 3),
            (warehouse, _) => TaskCandidate.GoneAsync(warehouse, Limits("detractor"), """[{"id": 1, "customer_id": "c1", "cause": "detractor"}, {"id": 2, "customer_id": "c2", "cause": "detractor"}, {"id": 3, "customer_id": "c1", "cause": "renewal"}]""", Stop), Stop);
        gone.ShouldBe([2], "of a cause that is switched off nothing is said");
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static TriggerLimits Limits(string causes) => new(causes.Split(' ').ToDictionary(cause => cause, _ => (int?)null));

    private static Task<IReadOnlyList<TaskCandidate>> ReadAsync(Story story, string steps, string known, string made, int cap, string causes = AllCauses) =>
        StoryWarehouses.ReadAsync(story, (warehouse, _) => TaskCandidate.ReadAsync(warehouse, Limits(causes), steps, known, made, cap, Stop), Stop);

    private static async Task<IReadOnlyList<TaskCandidate>> FoundAsync(Story story, string causes = AllCauses, string? steps = null, string known = "[]") =>
        [.. (await ReadAsync(story, steps ?? Steps, known, "[]", 100, causes)).Where(one => one.CustomerId is not null)];
}
