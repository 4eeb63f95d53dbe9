using Retention.Analytics.Health.Engines;

namespace Retention.Analytics.Health.Protocol;

/// <summary>How strongly the linear model is held back, found by cross-validation by customer.</summary>
internal static class Penalties
{
    // The best penalty hardly depends on the number of rows: a part of the customers finds it.
    private const int MostRows = 40_000, Folds = 4;
    private static readonly double[] Grid = [30, 150];

    /// <summary>The penalty with the least log loss on customers not seen.</summary>
    public static double Choose(FeatureTable train, TrainingOptions options, CancellationToken cancel)
    {
        var parts = 1 + train.Rows / MostRows;
        var part = parts == 1 ? train : train.Where(row => Protocol.Folds.IsHeldOut(train.Ids[row], options.Seed, parts));
        try
        {
            return Grid.MinBy(penalty => CrossValidation.Run(new LogisticTrainer(), part, Folds, 1, options with { Penalty = penalty }, cancel)[0].LogLoss);
        }
        catch (ChurnModelException)
        {
            return Grid[^1];
        }
    }
}
