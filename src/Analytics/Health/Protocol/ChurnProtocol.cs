using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;
using Retention.XgBoost;

namespace Retention.Analytics.Health.Protocol;

/// <summary>How a model comes about: the highest rung that the history carries and later months bear out, then refitted on all of it.</summary>
public static class ChurnProtocol
{
    /// <summary>Engines that may be asked for.</summary>
    public static IReadOnlyList<string> Engines { get; } = ["auto", LogisticTrainer.Name, XgBoostTrainer.Name, Scorecard.Name];

    /// <summary>Trains a model; where the history carries none, the answer is a scorecard whose card says why.</summary>
    /// <param name="history">Customers on month ends; rows without a label are left out.</param>
    /// <param name="engine">One of <see cref="Engines"/>.</param>
    /// <param name="horizonDays">Days that a label looks ahead.</param>
    /// <param name="options">Seed, threads; a penalty or rounds where they are not to be found.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="scorecard">The team's own; null for that of the program.</param>
    /// <exception cref="ArgumentException">No such engine.</exception>
    public static TrainedModel Train(FeatureTable history, string engine, int horizonDays, TrainingOptions options, CancellationToken cancel, ScorecardRules? scorecard = null) =>
        Train(history, engine, horizonDays, options, scorecard ?? ScorecardRules.Shipped, XgBoostLibrary.Status, cancel);

    internal static TrainedModel Train(FeatureTable history, string engine, int horizonDays, TrainingOptions options, ScorecardRules scorecard, LibraryStatus library, CancellationToken cancel)
    {
        if (!Engines.Contains(engine)) throw new ArgumentException($"There is no engine '{engine}': {string.Join(", ", Engines)}.", nameof(engine));
        var labelled = history.Labels.Any(float.IsNaN) ? history.Where(row => !float.IsNaN(history.Labels[row])) : history;
        List<LadderStep> steps = [];
        var rung = Reach(labelled, engine, library, steps);
        var windows = rung == Rung.Scorecard ? null : Windows.Cut(labelled, horizonDays);
        if (rung != Rung.Scorecard && windows is null) steps.Add(new(rung, RungReason.TooFewDays, $"{labelled.Days.Distinct().Count()}"));
        var contest = windows is null ? null : Contest.Hold(rung, engine, windows, options, library, steps, cancel);
        var card = Cards.Of(labelled, contest, steps, horizonDays, options.Seed, library, cancel);
        if (contest?.Winner is not { } winner) return new(new Scorecard(history.Schema, scorecard), new Calibration.None(), card, []);

        // The model that scores today has seen the latest history: without it predictions came out at three quarters of the truth.
        var model = winner.Trainer.Train(labelled, winner.Options, cancel);
        var test = windows!.Test;
        return new(model, winner.Calibration, card, [.. winner.Probabilities.Select((p, row) => new Backtest(test.Ids[row], test.Days[row], p, test.Labels[row] == 1))]);
    }

    private static Rung Reach(FeatureTable labelled, string engine, LibraryStatus library, List<LadderStep> steps)
    {
        try
        {
            labelled.RequireFinite();
            return Ladder.Reach(labelled, engine, library, steps);
        }
        catch (ChurnModelException e)
        {
            steps.Add(new(Rung.LogisticFew, RungReason.InfiniteValues, e.Message));
            return Rung.Scorecard;
        }
    }
}
