using System.Globalization;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Tests.Stories;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Health;

/// <summary>What is kept of trainings and runs, and which rung scores. Ninety customers over three years; a third are detractors, and they leave.</summary>
public sealed class ScorerStories
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static Story Ninety
    {
        get
        {
            var story = Story.Given().AsOf("2024-12-31");
            for (var i = 0; i < 90; i++)
            {
                var (id, leaves) = ($"c{i:00}", i % 3 == 0 ? 4 + (i * 7 % 30) : i % 10 == 0 ? 10 + (i % 20) : 0);
                var ends = leaves == 0 ? null : new DateOnly(2022, 1, 1).AddMonths(leaves).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                story.Won(id, "2022-01-01", 100 + i, ends: ends).Answer(id, "2022-01-10", i % 3 == 0 ? 3 : 9);
            }

            return story.Paid(null, "2024-12-30", 1, customer: "c01");
        }
    }

    [Fact]
    public async Task Without_a_history_the_scorecard_scores_and_says_that_nobody_has_left() => await ToldAsync(
        Story.Given().AsOf("2024-12-31").Won("c1", "2024-01-01", 100).Won("c2", "2024-06-01", 50).Answer("c1", "2024-12-01", 2), async (warehouse, scorer) =>
        {
            var (_, run) = await scorer.TrainAsync("auto", null, Cancel);
            (run.Engine, run.Fallback, run.Customers).ShouldBe(("scorecard", "nobody_left", 2));
            var list = await ListAsync(warehouse);
            list.ShouldAllBe(row => row.Probability == null && row.Expected == null);
            list.Single(row => row.CustomerId == "c1").Health.ShouldBeLessThan(list.Single(row => row.CustomerId == "c2").Health, "a detractor has more points");
            var health = (await CustomerReport.ReadAsync(warehouse, "c1", new("money"), Cancel))!.Health!;
            (health.Score.BaseHealth + health.Shown.Sum(part => part.Points) + health.Score.Rest).ShouldBe(health.Score.Health, 1e-3);
        });

    [Theory]
    [InlineData(0, 24, 1, 24)]
    [InlineData(100_000, 24, 1, 24)]
    [InlineData(100_001, 24, 2, 23)]
    [InlineData(722_148, 24, 8, 3)]
    [InlineData(50_000_000, 24, 500, 1)]
    [InlineData(400, 0, 1, 1)]
    public void No_more_is_learned_from_than_memory_holds(long customers, int days, int oneOf, int daysAtOnce) => FeatureDraw.Of(customers, days).ShouldBe(new(oneOf, daysAtOnce));

    [Fact]
    public async Task A_history_read_in_parts_is_that_of_those_who_were_drawn() => await ToldAsync(Ninety, async (warehouse, _) =>
    {
        var (whole, part) = await warehouse.ReadAsync(async (connection, stop) =>
        {
            var days = await HealthFeatures.DaysAsync(connection, 90, stop);
            return (await HealthFeatures.ReadAsync(connection, days, 90, stop), await HealthFeatures.ReadAsync(connection, days, 90, stop, new(3, 5)));
        }, Cancel);
        var drawn = part.Ids.ToHashSet();
        drawn.Count.ShouldBeInRange(15, 45);
        (whole.OneOf, part.OneOf).ShouldBe((1, 3));
        var same = whole.Where(row => drawn.Contains(whole.Ids[row]));
        part.Ids.ShouldBe(same.Ids);
        part.Days.ShouldBe(same.Days);
        part.Labels.ShouldBe(same.Labels);
        part.Values.ShouldBe(same.Values);
    });

    [Fact]
    public async Task A_training_is_kept_with_its_proof_and_scores_who_pays() => await ToldAsync(Ninety, async (warehouse, scorer) =>
    {
        var (card, run) = await scorer.TrainAsync("logistic", null, Cancel);
        (card.Engine, run.Engine, run.Customers).ShouldBe(("logistic", "logistic", (await ListAsync(warehouse)).Count));
        var proof = await HealthProof.ReadAsync(warehouse, null, null, Cancel);
        proof.Runs.Select(one => one.Day).ShouldBe(proof.Runs.Select(one => one.Day).OrderDescending());
        proof.Runs.ShouldContain(one => one.Kind == "backtest" && one.Expected != null);
        proof.Parts[^1].Customers.ShouldBe(proof.Runs.Sum(one => one.Customers));
        proof.Tenths.Sum(tenth => tenth.Gone).ShouldBe(proof.Runs.Sum(one => one.Gone));
        (await scorer.IsTrainingDueAsync(Cancel)).ShouldBeFalse();
        (await scorer.IsFirstDueAsync(Cancel)).ShouldBeFalse();
    });

    [Fact]
    public async Task A_second_run_keeps_the_first() => await ToldAsync(Ninety, async (warehouse, scorer) =>
    {
        await scorer.TrainAsync("logistic", null, Cancel);
        var first = await ScoresAsync(warehouse);
        await scorer.ScoreAsync(null, Cancel);
        var both = await ScoresAsync(warehouse);
        both.Take(first.Count).ShouldBe(first);
        both.Count.ShouldBeGreaterThan(first.Count);
    });

    [Fact]
    public async Task An_earlier_version_keeps_its_proof_beside_a_later_one() => await ToldAsync(Ninety, async (warehouse, scorer) =>
    {
        await scorer.TrainAsync("logistic", null, Cancel);
        var first = await HealthProof.ReadAsync(warehouse, null, null, Cancel);
        await scorer.TrainAsync("logistic", null, Cancel);
        var both = await HealthProof.ReadAsync(warehouse, null, null, Cancel);
        both.Parts[^1].Customers.ShouldBe(first.Parts[^1].Customers, "of two runs of a day the later one counts");
        var earlier = await HealthProof.ReadAsync(warehouse, null, first.Versions[0], Cancel);
        earlier.Tenths.ShouldBe(first.Tenths);
        earlier.Parts.ShouldBe(first.Parts);
    });

    [Fact]
    public async Task What_became_of_a_run_is_noted_when_its_horizon_is_over() => await ToldAsync(Ninety, async (warehouse, scorer) =>
    {
        await warehouse.SaveSettingsAsync(warehouse.Settings with { PinnedAsOf = new(2024, 2, 1) }, Cancel);
        await scorer.TrainAsync("logistic", null, Cancel);
        await warehouse.SaveSettingsAsync(warehouse.Settings with { PinnedAsOf = new(2024, 12, 31) }, Cancel);
        await scorer.ScoreAsync(null, Cancel);
        var live = (await HealthProof.ReadAsync(warehouse, null, null, Cancel)).Runs.Single(run => run.Kind == "live");
        live.Day.ShouldBe(new(2024, 2, 1));
        live.Customers.ShouldBeGreaterThan(50);
    });

    [Theory]
    [InlineData("update ops.health_models set model = model[1:100]::blob", "model_unusable")]
    [InlineData("update ops.health_models set model = encode('of another program')", "model_unusable")]
    public async Task A_model_that_cannot_be_read_is_left_and_said(string damage, string reason) => await ToldAsync(Ninety, async (warehouse, scorer) =>
    {
        await scorer.TrainAsync("logistic", null, Cancel);
        await warehouse.WriteAsync("the damage", (connection, _) => Task.FromResult(connection.Execute(damage)), Cancel);
        var run = await scorer.ScoreAsync(null, Cancel);
        (run.Engine, run.Fallback).ShouldBe(("scorecard", reason));
    });

    [Fact]
    public async Task Data_older_than_a_week_are_scored_by_the_rung_below() => await ToldAsync(Ninety, async (warehouse, scorer) =>
    {
        await scorer.TrainAsync("logistic", null, Cancel);
        await warehouse.SaveSettingsAsync(warehouse.Settings with { PinnedAsOf = new(2025, 1, 7) }, Cancel);
        await warehouse.RefreshAsync(null, Cancel);
        var run = await scorer.ScoreAsync(null, Cancel);
        (run.Engine, run.Fallback).ShouldBe(("scorecard", "data_too_old"), "the last that happened was a payment on 30 December");
    });

    private static Task<bool> ToldAsync(Story story, Func<Warehouse, HealthScorer, Task> told) => StoryWarehouses.ReadAsync(
        story, async (warehouse, _) => { await told(warehouse, new HealthScorer(warehouse, TimeProvider.System)); return true; }, Cancel);

    private static async Task<IReadOnlyList<HealthRow>> ListAsync(Warehouse warehouse)
    {
        List<HealthRow> rows = [];
        await HealthReport.ExportAsync(warehouse, Selection.Everyone, new(), "[]", _ => { }, row => { rows.Add(row); return Task.CompletedTask; }, Cancel);
        return rows;
    }

    private static Task<List<string>> ScoresAsync(Warehouse warehouse) => warehouse.ReadAsync(
        (connection, cancel) => connection.ListAsync("select run_id || ' ' || customer_id || ' ' || health from ops.health_scores order by run_id, customer_id", row => row.GetString(0), cancel), Cancel);
}
