using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>What a model had foretold for a day it had not seen, and what became of it.</summary>
/// <param name="CustomerId">The customer.</param>
/// <param name="Day">The day.</param>
/// <param name="Probability">Calibrated.</param>
/// <param name="Left">Whether the customer left within the horizon.</param>
public sealed record Backtest(string CustomerId, DateOnly Day, double Probability, bool Left);

/// <summary>What a model says of customers.</summary>
/// <param name="Probabilities">Of leaving within the horizon, one for each row; null from a scorecard, whose points are no probability.</param>
/// <param name="Scores">Calibrated log odds, or points of a scorecard: higher is more at risk.</param>
/// <param name="Contributions">Rows x (features + 1): parts of the score by feature and, last, the base; a row's sum is its score.</param>
public sealed record Scored(double[]? Probabilities, double[] Scores, float[] Contributions);

/// <summary>A model with its calibration and its card.</summary>
public sealed class TrainedModel(IChurnModel model, Calibration calibration, ModelCard card, IReadOnlyList<Backtest> backtests) : IDisposable
{
    /// <summary>The engine's part, without calibration.</summary>
    public IChurnModel Model => model;

    /// <summary>What its log odds are turned into.</summary>
    public Calibration Calibration => calibration;

    /// <summary>What is to be known of it.</summary>
    public ModelCard Card => card;

    /// <summary>What was foretold for the days it was judged on; empty when read from storage, and from a scorecard.</summary>
    public IReadOnlyList<Backtest> Backtests => backtests;

    /// <summary>Scores rows.</summary>
    /// <param name="table">Customers on a day; labels are not read.</param>
    /// <param name="segments">Segment of each row, for a scorecard with weights by segment.</param>
    /// <exception cref="ChurnModelException">The table has other columns than the model was trained on, or an infinite value.</exception>
    public Scored Score(FeatureTable table, IReadOnlyList<string?>? segments = null)
    {
        if (model is Scorecard scorecard) return scorecard.Score(table, segments);
        var (scores, contributions, width) = (model.Predict(table), model.Explain(table), table.Width + 1);
        Parallel.For(0, table.Rows, row =>
        {
            calibration.Apply(scores[row], contributions.AsSpan(row * width, width));
            scores[row] = calibration.Apply(scores[row]);
        });
        return new([.. scores.Select(LogOdds.Probability)], scores, contributions);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
