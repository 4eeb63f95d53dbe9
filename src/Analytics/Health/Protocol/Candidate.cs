using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>An engine as it did on months it had not seen.</summary>
internal sealed record Candidate(Rung Rung, IChurnTrainer Trainer, TrainingOptions Options, Calibration Calibration, CalibrationReason CalibrationReason, double[] Probabilities)
{
    /// <summary>Learns, calibrates and foretells, each on its window.</summary>
    /// <exception cref="ChurnModelException">The engine cannot learn from the first window.</exception>
    public static Candidate Try(Rung rung, IChurnTrainer trainer, TrainingOptions options, Windows windows, CancellationToken cancel)
    {
        using var model = trainer.Train(windows.Train, options, cancel);
        var (calibration, reason) = windows.Calibrate is { } window
            ? Calibrating.Choose(window, model.Predict(window), options.Seed, cancel)
            : (new Calibration.None(), CalibrationReason.TooFewChurned);
        var chosen = model is XgBoostModel trees ? options with { Rounds = trees.Rounds } : options;
        return new(rung, trainer, chosen, calibration, reason, [.. model.Predict(windows.Test).Select(odds => LogOdds.Probability(calibration.Apply(odds)))]);
    }

    /// <summary>Loss of each row.</summary>
    public double[] Losses(FeatureTable test) => [.. Probabilities.Select((p, row) => Ranking.Loss(p, test.Labels[row]))];

    /// <summary>1 - log loss / log loss of the base rate: above 0 it tells something.</summary>
    public double Skill(FeatureTable test, double baseRate) => 1 - Losses(test).Average() / test.Labels.Average(label => Ranking.Loss(baseRate, label));

    /// <summary>AUC on customers held out within the months of learning, to hold against that of later months; NaN where there are too few.</summary>
    public double OwnAuc(FeatureTable train, CancellationToken cancel)
    {
        const int Parts = 5;
        bool[] isHeldOut = [.. train.Ids.Select(id => Folds.IsHeldOut(id, Options.Seed + 2, Parts))];
        try
        {
            using var model = Trainer.Train(train.Where(row => !isHeldOut[row]), Options, cancel);
            var heldOut = train.Where(row => isHeldOut[row]);
            return heldOut.Rows == 0 ? double.NaN : ChurnQuality.Measure(heldOut.Labels, model.Predict(heldOut)).Auc;
        }
        catch (ChurnModelException)
        {
            return double.NaN;
        }
    }
}
