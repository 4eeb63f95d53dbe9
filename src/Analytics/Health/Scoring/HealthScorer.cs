using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Reports;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Health;

/// <summary>Learns from the history of the warehouse, scores its customers, and keeps both. docs/decisions/0042.</summary>
public sealed partial class HealthScorer(Warehouse warehouse, TimeProvider clock)
{
    private const int FreshDays = 7;
    private const int Steps = 10;

    private int Horizon => int.Parse(warehouse.Settings.Policies["risk_horizon_days"], CultureInfo.InvariantCulture);

    private int Capacity => int.Parse(warehouse.Settings.Policies["red_capacity"], CultureInfo.InvariantCulture);

    private ScorecardRules Rules => warehouse.Options.Directory is { } directory ? ScorecardRules.In(directory) : ScorecardRules.Shipped;

    /// <summary>Whether there are customers, and nobody was ever scored.</summary>
    public Task<bool> IsFirstDueAsync(CancellationToken cancel) => warehouse.ReadAsync(
        (connection, _) => Task.FromResult(connection.Scalar<bool>("select exists (from mart.customer_today where mrr > 0) and not exists (from ops.health_runs where kind = 'live')")), cancel);

    /// <summary>Scores the customers of the as-of day with the model in force, or the rung below where it cannot, and notes what became of those scored before.</summary>
    /// <returns>The run as it is kept.</returns>
    /// <exception cref="ChurnModelException">The team's scorecard cannot be followed, or a feature is infinite.</exception>
    public async Task<ScoredRun> ScoreAsync(IProgress<RefreshProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(Steps - 4, Steps, "health.features"));
        var rules = Rules;
        var (table, segments, news, kept) = await warehouse.ReadAsync(async (connection, stop) =>
        {
            await using var snapshot = await connection.BeginTransactionAsync(stop);
            var day = await HealthFeatures.ReadAsync(connection, [warehouse.AsOf], Horizon, stop);
            return (day, await SegmentsAsync(connection, day.Ids, stop), await LastNewsAsync(connection, stop), await StoredModel.LatestAsync(connection, Horizon, stop));
        }, cancel);
        progress?.Report(new(Steps - 3, Steps, "ops.health_outcomes"));
        var outcomes = await OutcomesAsync(cancel);
        progress?.Report(new(Steps - 2, Steps, "ops.health_scores"));
        using var model = ModelInForce.Choose(kept, table, news is { } last && last.AddDays(FreshDays) < warehouse.AsOf, rules);
        var scored = model.Score(table, segments, "live") with { Day = warehouse.AsOf, Horizon = Horizon };
        return await warehouse.WriteAsync("the health scores", async (connection, stop) =>
        {
            var keeper = new HealthKeeper(connection, clock.GetUtcNow().UtcDateTime);
            foreach (var (run, known) in outcomes) keeper.KeepOutcomes(run, known);
            var number = await keeper.KeepAsync(scored, Capacity, stop);
            keeper.KeepDrift(number, model.Drift);
            keeper.Thin(warehouse.AsOf);
            return new ScoredRun(number, scored.Day, scored.Engine, scored.Fallback, scored.Customers.Count);
        }, cancel);
    }

    /// <summary>What would raise the score of a customer, most first; nothing for the scorecard.</summary>
    /// <param name="model">Number of the model that scored.</param>
    /// <param name="health">The score as it is.</param>
    /// <param name="values">What its features are.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<IReadOnlyList<HealthMove>> MovesAsync(int? model, double health, IReadOnlyDictionary<string, double?> values, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (model is not { } number || await ModelAsync(number, cancel) is not { } trained) return [];
        var (names, table) = HealthMoves.Of(trained.Model.Schema, values);
        if (names.Count == 0 || trained.Score(table).Probabilities is not { } chances) return [];
        return [.. names.Zip(chances, (name, chance) => new HealthMove(name, HealthPoints.Of(chance), HealthPoints.Of(chance) - health))
            .Where(move => move.Change >= HealthMoves.Least).OrderByDescending(move => move.Change)];
    }

    private Task<TrainedModel?> ModelAsync(int number, CancellationToken cancel) => warehouse.ReadOnceAsync<TrainedModel?>($"health model {number}", async (connection, stop) =>
    {
        if (await StoredModel.FindAsync(connection, number, stop) is not { } stored) return null;
        try
        {
            return ModelEnvelope.Read(stored.Bytes);
        }
        catch (ChurnModelException)
        {
            // What would move a score is left out where the engine is not here any more.
            return null;
        }
    }, cancel);

    private static async Task<IReadOnlyList<string?>> SegmentsAsync(DbConnection connection, IReadOnlyList<string> customers, CancellationToken cancel)
    {
        var known = await connection.ListAsync("select customer_id, segment from core.customers where segment is not null", row => (row.GetString(0), row.GetString(1)), cancel);
        var segments = known.ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
        return [.. customers.Select(customer => segments.GetValueOrDefault(customer))];
    }

    private static async Task<DateOnly?> LastNewsAsync(DbConnection connection, CancellationToken cancel) =>
        (await ReportSql.RunAsync(connection, Page("last_news"), row => row.DayOrNull("day"), cancel))[0];

    private static string Page(string name) => SqlBook.Current.Pages.Single(page => page.FullName == "health." + name).Sql;

    /// <summary>What became of the customers of live and replayed runs whose horizon is over since.</summary>
    private Task<List<(int Run, IReadOnlyList<(string, float)> Known)>> OutcomesAsync(CancellationToken cancel) => warehouse.ReadAsync(async (connection, stop) =>
    {
        var open = await connection.ListAsync(
            "select run_id, day, horizon from ops.health_runs where kind <> 'backtest' and day + horizon <= $1 and run_id not in (select run_id from ops.health_outcomes) order by run_id",
            row => (Run: row.GetInt32(0), Day: row.GetFieldValue<DateOnly>(1), Horizon: row.GetInt32(2)), stop, warehouse.AsOf);
        List<(int, IReadOnlyList<(string, float)>)> all = [];
        foreach (var one in open)
        {
            var table = await HealthFeatures.ReadAsync(connection, [one.Day], one.Horizon, stop);
            all.Add((one.Run, [.. table.Ids.Zip(table.Labels)]));
        }

        return all;
    }, cancel);
}

/// <summary>A run of the health score as it is kept.</summary>
/// <param name="Run">Its number.</param>
/// <param name="Day">The day it is of.</param>
/// <param name="Engine">What scored.</param>
/// <param name="Fallback">Why it was not the rung above.</param>
/// <param name="Customers">How many were scored.</param>
public sealed record ScoredRun(int Run, DateOnly Day, string Engine, string? Fallback, int Customers);
