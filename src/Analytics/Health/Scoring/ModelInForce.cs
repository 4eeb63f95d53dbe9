using System.Text.Json;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Protocol;
using Retention.Analytics.Warehousing;

namespace Retention.Analytics.Health;

/// <summary>The model that scores today: the one in force, or a rung below where it cannot, with the reason.</summary>
/// <param name="Number">Its number; null for a scorecard that no training chose.</param>
/// <param name="Trained">The model.</param>
/// <param name="Fallback">A <see cref="RungReason"/> in snake_case; null where it is the best there is.</param>
internal sealed record ModelInForce(int? Number, TrainedModel Trained, string? Fallback) : IDisposable
{
    private const double MostDrifted = 0.25;
    private const double FeedStopped = 0.5;

    // These say why a rung was reached, not why one was missed.
    private static readonly RungReason[] Fine = [RungReason.EnoughChurned, RungReason.AskedFor, RungReason.ChallengerBetter, RungReason.ChallengerNotBetter];

    /// <summary>Chooses.</summary>
    /// <param name="kept">The model in force and its reserve.</param>
    /// <param name="table">Who is to be scored.</param>
    /// <param name="isOld">Whether nothing is known to have happened for days.</param>
    /// <param name="rules">The scorecard.</param>
    public static ModelInForce Choose(IReadOnlyList<StoredModel> kept, FeatureTable table, bool isOld, ScorecardRules rules)
    {
        RungReason? why = null;
        foreach (var stored in kept)
        {
            if (Read(stored, table.Schema) is not { } trained)
            {
                why ??= RungReason.ModelUnusable;
                continue;
            }

            var drift = DriftOf(trained, table);
            var problem = trained.Model is Scorecard ? null : isOld ? RungReason.DataTooOld : HasDrifted(trained.Card, drift, table) ? RungReason.DriftAlarm : (RungReason?)null;
            if (problem is null || (why is not null && stored.IsReserve)) return new(stored.Id, trained, Word(why) ?? Missed(trained.Card)) { Drift = drift };
            why ??= problem;
            trained.Dispose();
        }

        return new(null, Untrained(table.Schema, rules), Word(why ?? RungReason.TooFewDays));
    }

    /// <summary>Why the card's rung is not the one above; null where nothing was missed.</summary>
    public static string? Missed(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        var last = card.Steps.Select(step => step.Code).LastOrDefault(code => !Fine.Contains(code), Fine[0]);
        return Fine.Contains(last) ? null : Word(last);
    }

    /// <summary>How far the features of the day have moved from those learned from, by name; nothing for the scorecard.</summary>
    public IReadOnlyDictionary<string, double> Drift { get; init; } = new Dictionary<string, double>();

    /// <summary>Scores a day.</summary>
    /// <param name="table">Customers on one day.</param>
    /// <param name="segments">The segment of each row.</param>
    /// <param name="kind"><c>live</c> or <c>replay</c>.</param>
    public ScoredDay Score(FeatureTable table, IReadOnlyList<string?> segments, string kind)
    {
        var scored = Trained.Score(table, segments);
        var (points, health) = (scored.Contributions, new double[table.Rows]);
        var width = table.Width + 1;
        for (var row = 0; row < table.Rows; row++)
        {
            var own = points.AsSpan(row * width, width);
            if (scored.Probabilities is { } chances)
            {
                health[row] = HealthPoints.Of(chances[row]);
                HealthPoints.Replace(own, Trained.Card.All.Rate);
                continue;
            }

            // Rules add up beyond 100; what is cut off is nobody's.
            health[row] = Math.Clamp(100 - scored.Scores[row], 0, 100);
            foreach (ref var part in own) part = -part;
            own[^1] += (float)(health[row] - (100 - scored.Scores[row]));
        }

        return new(
            Number, kind, table.Rows > 0 ? table.Days[0] : DateOnly.MinValue, Trained.Card.Engine, Fallback, Trained.Card.HorizonDays, scored.Probabilities is null ? null : Trained.Card.All.Rate,
            [.. table.Schema.Features.Select(feature => feature.Name)], table.Ids, scored.Probabilities, health, Bands(scored), table.Values, points);
    }

    /// <inheritdoc/>
    public void Dispose() => Trained.Dispose();

    private static TrainedModel? Read(StoredModel stored, FeatureSchema schema)
    {
        try
        {
            return ModelEnvelope.Read(stored.Bytes, schema);
        }
        catch (ChurnModelException)
        {
            // The rung below scores, and the page says that this one could not.
            return null;
        }
    }

    private static IReadOnlyDictionary<string, double> DriftOf(TrainedModel trained, FeatureTable table) =>
        trained.Model is Scorecard || table.Rows == 0 ? new Dictionary<string, double>() : Quality.Drift.Measure(trained.Card.Features, table);

    /// <summary>A quarter of the features spread otherwise than in the history, or one that was mostly known is mostly missing: a feed has stopped.</summary>
    private static bool HasDrifted(ModelCard card, IReadOnlyDictionary<string, double> drift, FeatureTable table) =>
        drift.Values.Count(one => one > Quality.Drift.Alarm) > drift.Count * MostDrifted
        || card.Features.Index().Any(one => table.Rows > 0 && Missing(table, one.Index) - one.Item.Missing > FeedStopped);

    private static double Missing(FeatureTable table, int feature)
    {
        var missing = 0;
        for (var row = 0; row < table.Rows; row++) missing += float.IsNaN(table.Values[(row * table.Width) + feature]) ? 1 : 0;
        return (double)missing / table.Rows;
    }

    private static TrainedModel Untrained(FeatureSchema schema, ScorecardRules rules)
    {
        var nothing = new FeatureTable(schema, [], [], [], []);
        return ChurnProtocol.Train(nothing, Scorecard.Name, 0, new TrainingOptions(), CancellationToken.None, rules);
    }

    private string[]? Bands(Scored scored) => Trained.Model is Scorecard { Rules: var rules }
        ? [.. scored.Scores.Select(points => points >= rules.Act ? "red" : points >= rules.Watch ? "amber" : "green")]
        : null;

    private static string? Word(RungReason? reason) => reason is { } code ? JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString()) : null;
}
