using MathNet.Numerics.LinearAlgebra;
using Retention.Analytics.Health.Engines;
using Retention.Analytics.Health.Quality;
using Retention.XgBoost;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Writes the card of a model.</summary>
internal static class Cards
{
    public static ModelCard Of(FeatureTable labelled, Contest? contest, List<LadderStep> steps, int horizonDays, int seed, LibraryStatus library, CancellationToken cancel)
    {
        var card = new ModelCard
        {
            Engine = contest?.Winner?.Trainer.Engine ?? Scorecard.Name,
            Rung = contest?.Winner?.Rung ?? Rung.Scorecard,
            Steps = steps,
            HorizonDays = horizonDays,
            Seed = seed,
            All = Window.Of(labelled),
            OneOf = labelled.OneOf,
            Constraints = labelled.Schema.Features.Where(feature => feature.Direction != 0).ToDictionary(feature => feature.Name, feature => feature.Direction),
            Features = labelled.Rows == 0 ? [] : Drift.Profile(labelled),
            SchemaHash = labelled.Schema.Hash(),
            DataHash = Population.Hash(labelled),
            Versions = Versions(library),
        };
        return contest is null ? card : Judged(card, contest, seed, cancel);
    }

    private static ModelCard Judged(ModelCard card, Contest contest, int seed, CancellationToken cancel)
    {
        var (windows, test) = (contest.Windows, contest.Windows.Test);
        card = card with
        {
            Train = Window.Of(windows.Train),
            Calibrate = windows.Calibrate is { } between ? Window.Of(between) : null,
            Test = Window.Of(test),
            Engines = [.. contest.Tried.Select(one => Result(one, contest, seed))],
        };
        if (contest.Winner is not { } winner) return card;
        var intervals = Bootstrap.Measure(test.Ids, test.Labels, winner.Probabilities, seed, cancel);
        var constant = ChurnQuality.Measure(test.Labels, [.. test.Labels.Select(_ => contest.BaseRate)]);
        var own = winner.OwnAuc(windows.Train, cancel);
        var auc = intervals["auc"];
        var later = double.IsFinite(auc.Upper) ? auc.Upper : auc.Value;
        return card with
        {
            Figures = [.. constant.Figures.Select(figure => new Figure(figure.Name, intervals[figure.Name], figure.Value))],
            Skill = winner.Skill(test, contest.BaseRate),
            Reliability = Reliability.Of(test.Labels, winner.Probabilities),
            OwnAuc = own,
            LeakAlarm = LeakAlarm.Rings(own, later),
        };
    }

    private static EngineResult Result(Candidate one, Contest contest, int seed)
    {
        var test = contest.Windows.Test;
        var logistic = contest.Tried.FirstOrDefault(other => other.Rung == Rung.Logistic);
        return new(
            one.Rung, one.Skill(test, contest.BaseRate), one.Calibration, one.CalibrationReason, ChurnQuality.Measure(test.Labels, one.Probabilities),
            one.Rung == Rung.XgBoost && logistic is not null ? contest.Advantage(one, logistic, seed) : null,
            one.Rung == Rung.XgBoost ? null : one.Options.Penalty, one.Options.Rounds);
    }

    private static Dictionary<string, string> Versions(LibraryStatus library)
    {
        var versions = new Dictionary<string, string>
        {
            ["retention"] = Version(typeof(ModelCard)),
            ["mathnet.numerics"] = Version(typeof(Matrix<>)),
        };
        if (library is { IsPresent: true, Version: { } version }) versions["xgboost"] = version.ToString();
        return versions;
    }

    private static string Version(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "";
}
