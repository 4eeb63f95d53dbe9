using System.Globalization;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;
using Retention.XgBoost;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Engines on the same months: from the highest rung down until one is better than the base rate.</summary>
internal sealed class Contest
{
    internal const int FewFeatures = 8;
    internal const double FewPenalty = 60;
    private readonly List<Candidate> tried = [];

    private Contest(Windows windows) => (Windows, BaseRate) = (windows, windows.Train.Labels.Average(label => (double)label));

    public Windows Windows { get; }

    /// <summary>Share of rows that left on the days learned from: what everybody's probability would be without a model.</summary>
    public double BaseRate { get; }

    /// <summary>The engine to use; null where none is better than the base rate.</summary>
    public Candidate? Winner { get; private set; }

    /// <summary>All that could be judged.</summary>
    public IReadOnlyList<Candidate> Tried => tried;

    /// <summary>Lets the rungs compete, from the one reached downwards.</summary>
    public static Contest Hold(Rung reached, string engine, Windows windows, TrainingOptions options, LibraryStatus library, List<LadderStep> steps, CancellationToken cancel)
    {
        var contest = new Contest(windows);
        var logistic = reached >= Rung.Logistic ? contest.Try(Rung.Logistic, steps, () => options with { Penalty = options.Penalty ?? Penalties.Choose(windows.Train, options, cancel) }, new LogisticTrainer(), cancel) : null;
        var trees = reached == Rung.XgBoost ? contest.Try(Rung.XgBoost, steps, () => options, new XgBoostTrainer(library), cancel) : null;
        contest.Winner = trees is not null && (engine == XgBoostTrainer.Name || logistic is null || contest.IsPromoted(trees, logistic, options.Seed, steps)) && contest.IsSkilled(trees, steps) ? trees
            : logistic is not null && contest.IsSkilled(logistic, steps) ? logistic
            : null;
        if (contest.Winner is not null) return contest;
        var few = contest.Try(Rung.LogisticFew, steps, () => options with { Penalty = options.Penalty ?? FewPenalty, MostFeatures = FewFeatures }, new LogisticTrainer(), cancel);
        contest.Winner = few is not null && contest.IsSkilled(few, steps) ? few : null;
        return contest;
    }

    /// <summary>The log loss of one less that of another on the same rows, with its interval over customers.</summary>
    public Interval Advantage(Candidate challenger, Candidate other, int seed) => Bootstrap.Difference(Windows.Test.Ids, challenger.Losses(Windows.Test), other.Losses(Windows.Test), seed);

    private Candidate? Try(Rung rung, List<LadderStep> steps, Func<TrainingOptions> options, IChurnTrainer trainer, CancellationToken cancel)
    {
        try
        {
            var candidate = Candidate.Try(rung, trainer, options(), Windows, cancel);
            tried.Add(candidate);
            return candidate;
        }
        catch (ChurnModelException e)
        {
            steps.Add(new(rung, RungReason.CannotFit, e.Message));
            return null;
        }
    }

    private bool IsPromoted(Candidate trees, Candidate logistic, int seed, List<LadderStep> steps)
    {
        var advantage = Advantage(trees, logistic, seed);
        var isBetter = advantage.Value < 0 && advantage.Upper < 0;
        steps.Add(new(Rung.XgBoost, isBetter ? RungReason.ChallengerBetter : RungReason.ChallengerNotBetter, Text(advantage.Value)));
        return isBetter;
    }

    private bool IsSkilled(Candidate candidate, List<LadderStep> steps)
    {
        var skill = candidate.Skill(Windows.Test, BaseRate);
        if (skill > 0) return true;
        steps.Add(new(candidate.Rung, RungReason.NoSkill, Text(skill)));
        return false;
    }

    private static string Text(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
