namespace Retention.Analytics.Health.Quality;

/// <summary>How well probabilities foretold who left. <see cref="double.NaN"/> where a figure has no meaning: nobody or everybody left.</summary>
/// <param name="Auc">How often one who left had a higher probability than one who stayed; a tie counts half.</param>
/// <param name="PrAuc">Average precision: precision at each probability, weighted by the share of leavers that it adds.</param>
/// <param name="LogLoss">Mean of -log of the probability given to what happened.</param>
/// <param name="Brier">Mean squared difference of probability and outcome.</param>
/// <param name="Ece">Expected calibration error: mean distance of probability and rate over ten bins of as many rows each.</param>
/// <param name="TopDecileLift">Rate among the tenth with the highest probabilities, as a multiple of the rate of all; of a tie at the edge its share.</param>
/// <param name="Intercept">What has to be added to all log odds for the sum of probabilities to be the number who left; 0 is best.</param>
/// <param name="Slope">By what log odds have to be multiplied (with an intercept); 1 is best, less is too sure.</param>
public sealed record ChurnQuality(double Auc, double PrAuc, double LogLoss, double Brier, double Ece, double TopDecileLift, double Intercept, double Slope)
{
    /// <summary>Measures probabilities against labels of 0 and 1.</summary>
    /// <param name="labels">1 left, 0 did not.</param>
    /// <param name="probabilities">One for each label, from 0 to 1.</param>
    public static ChurnQuality Measure(IReadOnlyList<float> labels, IReadOnlyList<double> probabilities) => new Ranking(labels, probabilities).Measure();

    /// <summary>Names and values of the figures, in the order in which they are shown.</summary>
    public IEnumerable<(string Name, double Value)> Figures =>
    [
        ("auc", Auc), ("pr_auc", PrAuc), ("log_loss", LogLoss), ("brier", Brier), ("ece", Ece), ("top_decile_lift", TopDecileLift), ("calibration_intercept", Intercept), ("calibration_slope", Slope),
    ];
}
