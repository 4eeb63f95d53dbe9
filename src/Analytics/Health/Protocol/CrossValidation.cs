using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Repeated cross-validation by customer: every row is foretold by a model that has not seen its customer.</summary>
public static class CrossValidation
{
    // Below this many numbers a fit is too short for several cores: fits run beside each other instead.
    private const long Small = 5_000_000;

    /// <summary>The quality of each repeat, measured over all rows at once.</summary>
    /// <param name="trainer">The engine.</param>
    /// <param name="table">Rows with labels.</param>
    /// <param name="folds">Parts of each repeat.</param>
    /// <param name="repeats">How often to deal anew.</param>
    /// <param name="options">For each fit.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="ChurnModelException">A fold cannot carry a model.</exception>
    public static IReadOnlyList<ChurnQuality> Run(IChurnTrainer trainer, FeatureTable table, int folds, int repeats, TrainingOptions options, CancellationToken cancel)
    {
        table.RequireTrainable();
        int[][] deals = [.. Enumerable.Range(0, repeats).Select(repeat => Folds.Of(table, folds, options.Seed, repeat))];
        double[][] probabilities = [.. deals.Select(_ => new double[table.Rows])];
        var isSmall = table.Values.LongLength < Small;
        var threads = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = isSmall ? options.Threads ?? -1 : 1 };
        try
        {
            Parallel.For(0, folds * repeats, threads, fit =>
            {
                var (deal, fold) = (deals[fit / folds], fit % folds);
                using var model = trainer.Train(table.Where(row => deal[row] != fold), isSmall ? options with { Threads = 1 } : options, cancel);
                int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => deal[row] == fold)];
                var odds = model.Predict(table.Take(rows));
                for (var i = 0; i < rows.Length; i++)
                {
                    probabilities[fit / folds][rows[i]] = LogOdds.Probability(odds[i]);
                }
            });
        }
        catch (AggregateException e) when (e.InnerExceptions[0] is ChurnModelException fault)
        {
            throw new ChurnModelException(FormattableString.Invariant($"One of {folds} folds cannot carry a model: {fault.Message}"), fault);
        }

        return [.. probabilities.Select(repeat => ChurnQuality.Measure(table.Labels, repeat))];
    }
}
