using Retention.Analytics.Reports;

namespace Retention.Analytics.Tests.Stories;

/// <summary>What a task weighs: MRR x risk x time (docs/decisions/0054), worked by hand; and what became of customers after tasks.</summary>
public sealed class TaskWeightStories
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_nobody_is_scored_a_task_weighs_money_times_time()
    {
        var weights = await WeighAsync(
            """
            [{"id": 1, "customer_id": "c1", "due_on": "2024-12-31"}, {"id": 2, "customer_id": "c1", "due_on": "2024-12-24"}, {"id": 3, "customer_id": "c1", "due_on": "2025-01-07"},
             {"id": 4, "customer_id": "c1", "due_on": "2024-01-01"}, {"id": 5, "customer_id": "c1", "due_on": "2026-01-01"}, {"id": 6, "customer_id": null, "due_on": "2024-01-01"}, {"id": 7, "customer_id": "nobody", "due_on": "2024-12-31"}]
            """);
        weights.Select(one => (one.Id, one.Urgency, one.Weight)).ShouldBe([(4, 4, 400), (2, 2, 200), (1, 1, 100), (3, 0.5, 50), (5, 0.125, 12.5), (6, 4, 0), (7, 1, 0)]);
        weights.Select(one => one.Name).ShouldBe(["c1", "c1", "c1", "c1", "c1", null, null]);
        weights[0].ShouldBe(new(4, "c1", null, 100m, 1, 4, 400));
    }

    [Fact]
    public async Task Of_customers_of_done_tasks_those_are_counted_who_paid_then_and_still_pay_90_days_later()
    {
        var story = Story.Given().Won("stays", "2024-01-01", 100).Won("left", "2024-01-01", 100, ends: "2024-10-01").Won("gone", "2024-01-01", 100, ends: "2024-05-01");
        var effects = await StoryWarehouses.ReadAsync(story, (warehouse, _) => TaskEffect.ReadAsync(
            warehouse,
            """
            [{"cause": "detractor", "customer_id": "stays", "closed_on": "2024-08-01"}, {"cause": "detractor", "customer_id": "left", "closed_on": "2024-08-01"},
             {"cause": "detractor", "customer_id": "gone", "closed_on": "2024-08-01"}, {"cause": "renewal", "customer_id": "stays", "closed_on": "2024-12-01"}]
            """, Stop), Stop);
        effects.ShouldBe([new("detractor", 2, 1, null)], "of two nothing can be said, and of December not yet");
    }

    private static Task<IReadOnlyList<TaskWeight>> WeighAsync(string tasks) =>
        StoryWarehouses.ReadAsync(Story.Given().Won("c1", "2024-01-01", 100), (warehouse, _) => TaskWeight.ReadAsync(warehouse, tasks, Stop), Stop);
}
