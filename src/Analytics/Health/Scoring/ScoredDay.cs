namespace Retention.Analytics.Health;

/// <summary>The customers of a day with what an engine says of them.</summary>
/// <param name="Model">Number of the model; null for the scorecard.</param>
/// <param name="Kind"><c>live</c>, <c>replay</c> or <c>backtest</c>.</param>
/// <param name="Day">The day they are scored on.</param>
/// <param name="Engine"><c>logistic</c>, <c>xgboost</c> or <c>scorecard</c>.</param>
/// <param name="Fallback">Why it is not the rung above; null where it is the best there is.</param>
/// <param name="Horizon">Days ahead.</param>
/// <param name="BaseRate">The share that leaves of all, 0 to 1; null for the scorecard.</param>
/// <param name="Features">Names of the columns.</param>
/// <param name="Customers">Ids, one for each row.</param>
/// <param name="Probabilities">Chances of leaving; null for the scorecard.</param>
/// <param name="Health">0 to 100.</param>
/// <param name="Bands">The scorecard's own; null where MRR at risk decides.</param>
/// <param name="Values">What the features were, row after row; NaN where not known.</param>
/// <param name="Points">Points of health, row after row, one more than features: see <see cref="HealthPoints"/>.</param>
public sealed record ScoredDay(
    int? Model, string Kind, DateOnly Day, string Engine, string? Fallback, int Horizon, double? BaseRate, IReadOnlyList<string> Features, IReadOnlyList<string> Customers,
    IReadOnlyList<double>? Probabilities, IReadOnlyList<double> Health, IReadOnlyList<string>? Bands, float[] Values, float[] Points);

/// <summary>A model as it is kept.</summary>
/// <param name="AsOf">The as-of day of its training.</param>
/// <param name="Engine">The engine that made it.</param>
/// <param name="IsReserve">It scores only where the better one cannot.</param>
/// <param name="Horizon">Days ahead.</param>
/// <param name="BaseRate">The share that leaves of all.</param>
/// <param name="Card">The model card as JSON.</param>
/// <param name="Bytes">The envelope; null for a card without a model.</param>
public sealed record KeptModel(DateOnly AsOf, string Engine, bool IsReserve, int Horizon, double? BaseRate, string Card, byte[]? Bytes);
