using Retention.Analytics.Health.Engines;
using Retention.XgBoost;

namespace Retention.Analytics.Health.Protocol;

/// <summary>Which engine the history can carry, by the customers who left in it.</summary>
internal static class Ladder
{
    /// <summary>Customers who left, for a model at all, for all features, and for trees.</summary>
    public const int Few = 15, All = 60, Trees = 120;

    /// <summary>The highest rung to try, with the reason.</summary>
    /// <param name="labelled">Rows whose horizon is over.</param>
    /// <param name="engine">auto, or the engine asked for.</param>
    /// <param name="library">XGBoost on this machine.</param>
    /// <param name="steps">Takes the reasons.</param>
    public static Rung Reach(FeatureTable labelled, string engine, LibraryStatus library, List<LadderStep> steps)
    {
        if (engine == Scorecard.Name) return Step(Rung.Scorecard, Rung.Scorecard, RungReason.AskedFor);
        var churned = Population.Churned(labelled);
        var number = churned.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (churned == 0) return Step(Rung.Scorecard, Rung.LogisticFew, RungReason.NobodyLeft);
        if (labelled.Labels.All(label => label == 1)) return Step(Rung.Scorecard, Rung.LogisticFew, RungReason.EverybodyLeft);
        if (churned < Few) return Step(Rung.Scorecard, Rung.LogisticFew, RungReason.TooFewChurned, number);
        if (engine == XgBoostTrainer.Name && library.IsPresent) return Step(Rung.XgBoost, Rung.XgBoost, RungReason.AskedFor);
        if (engine != LogisticTrainer.Name && !library.IsPresent && (churned >= Trees || engine == XgBoostTrainer.Name))
            steps.Add(new(Rung.XgBoost, library.State == LibraryState.TooOld ? RungReason.LibraryTooOld : RungReason.LibraryMissing, $"{library.Found}; {library.ToDo}"));
        if (churned < All) return Step(Rung.LogisticFew, Rung.Logistic, RungReason.TooFewChurned, number);
        if (engine == LogisticTrainer.Name) return Step(Rung.Logistic, Rung.Logistic, RungReason.AskedFor);
        if (churned < Trees) return Step(Rung.Logistic, Rung.XgBoost, RungReason.TooFewChurned, number);
        return library.IsPresent ? Step(Rung.XgBoost, Rung.XgBoost, RungReason.EnoughChurned, number) : Rung.Logistic;

        Rung Step(Rung reached, Rung about, RungReason reason, string? detail = null)
        {
            steps.Add(new(about, reason, detail));
            return reached;
        }
    }
}
