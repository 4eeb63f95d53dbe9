using System.Globalization;
using Retention.Analytics.Health;
using Retention.Analytics.Health.Quality;
using Retention.Analytics.Reports;
using Retention.Analytics.Selecting;
using Retention.Analytics.Tests.Stories;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Tests.Health;

/// <summary>How a chance becomes a band, and how a band holds from one run to the next. The base rate is 5 %, the team can call two.</summary>
public sealed class BandStories
{
    private const double BaseRate = 0.05;

    private static readonly float[] Values = [40, 9];

    private static Story Four => Story.Given().AsOf("2024-06-30")
        .Won("large", "2024-01-01", 1000).Won("middle", "2024-01-01", 400).Won("small", "2024-01-01", 100).Won("safe", "2024-01-01", 5000);

    [Fact]
    public Task Red_are_as_many_as_the_team_can_call_by_MRR_at_risk_among_the_riskier() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.10), ("middle", 0.20), ("small", 0.50), ("safe", 0.04));
        var list = await ListAsync(warehouse);
        list.Select(row => (row.CustomerId, row.Band, row.Expected)).ShouldBe(
            [("safe", "green", 200m), ("large", "red", 100m), ("middle", "red", 80m), ("small", "amber", 50m)],
            "the safe one has the most at risk and is not riskier than all are together");
        list[0].MrrOfAll.ShouldBe(6500m);
        list[0].ExpectedOfAll.ShouldBe(430m);
    });

    [Fact]
    public Task A_band_waits_for_a_second_run_that_wants_it() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-28", ("large", 0.06), ("safe", 0.04));
        await KeepAsync(warehouse, "2024-06-29", ("large", 0.04), ("safe", 0.04));
        (await BandAsync(warehouse, "large")).ShouldBe("red", "two points of health, for the first time");
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.04), ("safe", 0.04));
        (await BandAsync(warehouse, "large")).ShouldBe("green", "for the second time");
    });

    [Fact]
    public Task A_band_that_is_wanted_once_and_not_again_stays() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-28", ("large", 0.06));
        await KeepAsync(warehouse, "2024-06-29", ("large", 0.04));
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.06));
        (await BandAsync(warehouse, "large")).ShouldBe("red");
    });

    [Fact]
    public Task Five_points_of_health_change_a_band_at_once() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-29", ("large", 0.04));
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.09));
        (await BandAsync(warehouse, "large")).ShouldBe("red");
    });

    [Fact]
    public Task A_second_run_of_the_same_day_is_no_second_run_in_a_row() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-29", ("large", 0.06));
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.04));
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.04));
        (await BandAsync(warehouse, "large")).ShouldBe("red");
    });

    [Fact]
    public Task A_band_that_somebody_has_set_stands_beside_the_models() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.10), ("safe", 0.04));
        var report = await HealthReport.ReadAsync(
            warehouse, Selection.Everyone, new() { Band = "green" }, """[{"customer_id": "large", "band": "green"}]""", TestContext.Current.CancellationToken);
        report.Rows.Select(row => (row.CustomerId, row.Band, row.SetBand)).ShouldBe([("safe", "green", null), ("large", "red", "green")]);
        report.Bands.Select(band => (band.Band, band.Customers, band.SetByPeople)).ShouldBe([("green", 2, 1), ("total", 2, 1)]);
    });

    [Fact]
    public Task A_band_below_that_of_a_month_before_opens_a_task_of_the_first_day_it_was_so_low() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-05-31", ("large", 0.04), ("safe", 0.04));
        await KeepAsync(warehouse, "2024-06-10", ("large", 0.04), ("safe", 0.04));
        await KeepAsync(warehouse, "2024-06-20", ("large", 0.30), ("safe", 0.04));
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.30), ("safe", 0.04));
        var found = await TaskCandidate.ReadAsync(
            warehouse, new(new Dictionary<string, int?> { ["score_fell"] = null }), """[{"cause": "score_fell", "step": 1, "day": 0, "within": 3}]""", "[]", "[]", 10, TestContext.Current.CancellationToken);
        found.Select(one => (one.CustomerId, one.HappenedOn, one.DueOn, one.Value)).ShouldBe([("large", new DateOnly(2024, 6, 20), new DateOnly(2024, 7, 3), 70d)]);
    });

    [Fact]
    public Task Points_lead_from_the_base_rate_to_the_score_and_reasons_are_the_largest() => ToldAsync(async warehouse =>
    {
        await KeepAsync(warehouse, "2024-06-30", ("large", 0.30));
        var health = (await CustomerReport.ReadAsync(warehouse, "large", new("money"), TestContext.Current.CancellationToken))!.Health!;
        health.Score.BaseHealth.ShouldBe(95, 1e-9);
        (health.Score.BaseHealth + health.Shown.Sum(part => part.Points) + health.Score.Rest).ShouldBe(health.Score.Health, 1e-4);
        health.Score.Health.ShouldBe(70, 1e-9);
        health.Shown.Select(part => part.Feature).ShouldBe(["days_idle", "nps"]);
        (await ListAsync(warehouse))[0].Reasons.ShouldBe([new("days_idle", 40)], "the other one speaks for staying");
    });

    [Theory]
    [InlineData(0.3, 1.0, -0.4, 0.2)]
    [InlineData(0.05, 0.0, 0.0, 0.0)]
    [InlineData(0.02, -2.0, 1.0, 0.5)]
    [InlineData(0.999, 30.0, 5.0, -1.0)]
    public void Points_add_up_to_the_way_from_the_base_rate(double baseRate, float first, float second, float average)
    {
        float[] parts = [first, second, (float)(LogOdds.Of(baseRate) + average)];
        var chance = LogOdds.Probability(parts[0] + parts[1] + parts[2]);
        HealthPoints.Replace(parts, baseRate);
        (HealthPoints.Of(baseRate) + parts.Sum()).ShouldBe(HealthPoints.Of(chance), 1e-3);
        if (first != 0) Math.Sign(parts[0]).ShouldBe(-Math.Sign(first), "what raises the risk takes health");
    }

    private static Task<bool> ToldAsync(Func<Warehouse, Task> told) => StoryWarehouses.ReadAsync(
        Four, async (warehouse, _) => { await told(warehouse); return true; }, TestContext.Current.CancellationToken);

    /// <summary>A run of two features: days idle, which takes all of the way and a little more, and NPS, which gives that back.</summary>
    private static Task<int> KeepAsync(Warehouse warehouse, string day, params (string Customer, double Chance)[] scored)
    {
        List<float> points = [];
        foreach (var (_, chance) in scored)
        {
            var way = LogOdds.Of(chance) - LogOdds.Of(BaseRate);
            float[] parts = [(float)(way + 0.2), -0.2f, (float)LogOdds.Of(BaseRate)];
            HealthPoints.Replace(parts, BaseRate);
            points.AddRange(parts);
        }

        var run = new ScoredDay(
            null, "live", DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), "logistic", null, 90, BaseRate, ["days_idle", "nps"], [.. scored.Select(one => one.Customer)],
            [.. scored.Select(one => one.Chance)], [.. scored.Select(one => HealthPoints.Of(one.Chance))], null, [.. scored.SelectMany(_ => Values)], [.. points]);
        return warehouse.WriteAsync("a run", (connection, cancel) => new HealthKeeper(connection, DateTime.UnixEpoch).KeepAsync(run, 2, cancel), TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<HealthRow>> ListAsync(Warehouse warehouse) =>
        (await HealthReport.ReadAsync(warehouse, Selection.Everyone, new(), "[]", TestContext.Current.CancellationToken)).Rows;

    private static async Task<string> BandAsync(Warehouse warehouse, string customer) => (await ListAsync(warehouse)).Single(row => row.CustomerId == customer).Band;
}
