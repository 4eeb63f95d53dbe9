using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Health;

/// <content>Learning.</content>
public sealed partial class HealthScorer
{
    /// <summary>Whether there is no model for the horizon in force, or the outcome of another month has become known since it was trained.</summary>
    public Task<bool> IsTrainingDueAsync(CancellationToken cancel) => warehouse.ReadAsync(async (connection, stop) =>
    {
        var trained = connection.Scalar<DateOnly?>("select max(as_of) from ops.health_models where not is_reserve and horizon = $1", Horizon);
        if (trained is not { } day) return true;
        var last = await HealthFeatures.DaysAsync(connection, Horizon, stop, most: 1);
        return last is [var latest] && latest.AddDays(Horizon) > day;
    }, cancel);

    /// <summary>Learns from the history, keeps the model with its test windows and the days whose outcome is still open, and scores.</summary>
    /// <param name="engine">One of <see cref="ChurnProtocol.Engines"/>.</param>
    /// <param name="progress">Takes the steps.</param>
    /// <param name="cancel">Ends it; nothing is kept then.</param>
    /// <exception cref="ChurnModelException">The team's scorecard cannot be followed, or a feature is infinite.</exception>
    public async Task<(ModelCard Card, ScoredRun Run)> TrainAsync(string engine, IProgress<RefreshProgress>? progress, CancellationToken cancel)
    {
        var (horizon, asOf, rules) = (Horizon, warehouse.AsOf, Rules);
        progress?.Report(new(0, Steps, "health.features"));
        var history = await warehouse.ReadAsync((connection, stop) => HistoryAsync(connection, horizon, stop), cancel);
        progress?.Report(new(2, Steps, "health.training"));
        using var trained = await Task.Run(() => ChurnProtocol.Train(history, engine, horizon, new TrainingOptions(), cancel, rules), cancel);
        using var reserve = RungBelow(trained.Card.Rung) is { } below ? await Task.Run(() => ChurnProtocol.Train(history, LogisticTrainer.Name, horizon, below, cancel, rules), cancel) : null;
        progress?.Report(new(4, Steps, "health.replays"));
        var replays = await warehouse.ReadAsync(async (connection, stop) =>
        {
            List<(FeatureTable Table, IReadOnlyList<string?> Segments)> days = [];
            foreach (var day in await ReportSql.RunAsync(connection, Page("replay_days"), row => row.Day("day"), stop, ("horizon", horizon)))
            {
                var table = await HealthFeatures.ReadAsync(connection, [day], horizon, stop);
                if (table.Rows > 0) days.Add((table, await SegmentsAsync(connection, table.Ids, stop)));
            }

            return days;
        }, cancel);
        await warehouse.WriteAsync("the health model", async (connection, stop) =>
        {
            var keeper = new HealthKeeper(connection, clock.GetUtcNow().UtcDateTime);
            var number = keeper.Keep(Kept(trained, asOf, horizon, isReserve: false));
            if (reserve is not null) keeper.Keep(Kept(reserve, asOf, horizon, isReserve: true));
            foreach (var day in trained.Backtests.GroupBy(one => one.Day).OrderBy(day => day.Key))
            {
                var run = await keeper.KeepAsync(Tested(number, trained.Card, [.. day]), Capacity, stop);
                keeper.KeepOutcomes(run, day.Select(one => (one.CustomerId, one.Left ? 1f : 0f)));
            }

            var model = new ModelInForce(number, trained, ModelInForce.Missed(trained.Card));
            foreach (var (table, segments) in replays) await keeper.KeepAsync(model.Score(table, segments, "replay") with { Horizon = horizon }, Capacity, stop);
            return number;
        }, cancel);
        return (trained.Card, await ScoreAsync(progress, cancel));
    }

    /// <summary>What is kept in reserve one rung below; null where that is the scorecard, which is always there.</summary>
    private static TrainingOptions? RungBelow(Rung rung) => rung switch
    {
        Rung.XgBoost => new TrainingOptions(),
        Rung.Logistic => new TrainingOptions(Penalty: Contest.FewPenalty, MostFeatures: Contest.FewFeatures),
        _ => null,
    };

    private static async Task<FeatureTable> HistoryAsync(System.Data.Common.DbConnection connection, int horizon, CancellationToken cancel)
    {
        await using var snapshot = await connection.BeginTransactionAsync(cancel);
        var days = await HealthFeatures.DaysAsync(connection, horizon, cancel);
        var draw = FeatureDraw.Of(connection.Scalar<long>("select count(*) from mart.customer_today where mrr > 0"), days.Count);
        return await HealthFeatures.ReadAsync(connection, days, horizon, cancel, draw);
    }

    private static KeptModel Kept(TrainedModel trained, DateOnly asOf, int horizon, bool isReserve) => new(
        asOf, trained.Card.Engine, isReserve, horizon, double.IsNaN(trained.Card.All.Rate) ? null : trained.Card.All.Rate,
        System.Text.Json.JsonSerializer.Serialize(trained.Card, HealthJson.Options), ModelEnvelope.Write(trained));

    /// <summary>A day of the test window, without reasons: the model that foretold it is not the one that is kept.</summary>
    private static ScoredDay Tested(int number, ModelCard card, IReadOnlyList<Backtest> day) => new(
        number, "backtest", day[0].Day, card.Engine, null, card.HorizonDays, card.Train?.Rate ?? card.All.Rate, [], [.. day.Select(one => one.CustomerId)],
        [.. day.Select(one => one.Probability)], [.. day.Select(one => HealthPoints.Of(one.Probability))], null, [], new float[day.Count]);
}
