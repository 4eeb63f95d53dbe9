using Retention.Analytics.Health.Quality;

namespace Retention.Analytics.Health.Protocol;

/// <summary>A figure of quality beside what the base rate alone would have had.</summary>
/// <param name="Name">As in <see cref="ChurnQuality.Figures"/>.</param>
/// <param name="Interval">The figure with its 90 % interval over customers.</param>
/// <param name="OfBaseRate">The same figure for the base rate as everybody's probability; NaN where it has none.</param>
public sealed record Figure(string Name, Interval Interval, double OfBaseRate);

/// <summary>An engine on the months that none had seen.</summary>
/// <param name="Rung">Which.</param>
/// <param name="Skill">1 - log loss / log loss of the base rate.</param>
/// <param name="Calibration">How its log odds were calibrated.</param>
/// <param name="CalibrationReason">Why.</param>
/// <param name="Quality">Its figures.</param>
/// <param name="Advantage">Its log loss less that of the logistic regression, with the 90 % interval; null for that one itself.</param>
/// <param name="Penalty">L2 penalty of a linear model.</param>
/// <param name="Rounds">Trees of a boosted model.</param>
public sealed record EngineResult(
    Rung Rung, double Skill, Calibration Calibration, CalibrationReason CalibrationReason, ChurnQuality Quality, Interval? Advantage, double? Penalty, int? Rounds);

/// <summary>Everything that is to be known of a model: what it is, what it was learned from, how good it was on later months, and where it ends.</summary>
/// <remarks>It holds no time of day, so that the same data and seed give the same bytes.</remarks>
public sealed record ModelCard
{
    /// <summary>The engine: logistic, xgboost or scorecard.</summary>
    public required string Engine { get; init; }

    /// <summary>The rung of the ladder that was reached.</summary>
    public required Rung Rung { get; init; }

    /// <summary>How it was reached, in order.</summary>
    public required IReadOnlyList<LadderStep> Steps { get; init; }

    /// <summary>A label says whether the customer left within so many days.</summary>
    public required int HorizonDays { get; init; }

    /// <summary>Where chance began.</summary>
    public required int Seed { get; init; }

    /// <summary>All complete days: what the model was refitted on.</summary>
    public required Window All { get; init; }

    /// <summary>It was learned from one of so many customers, drawn by their ids, and judged on them; 1 for all.</summary>
    public int OneOf { get; init; } = 1;

    /// <summary>Days learned from before it was judged.</summary>
    public Window? Train { get; init; }

    /// <summary>Days calibrated on.</summary>
    public Window? Calibrate { get; init; }

    /// <summary>Days it was judged on.</summary>
    public Window? Test { get; init; }

    /// <summary>The engine's figures on those days, each beside that of the base rate; empty for a scorecard.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>1 - log loss / log loss of the base rate; null for a scorecard.</summary>
    public double? Skill { get; init; }

    /// <summary>Predicted against observed in ten bins, highest first: calibration plot and lift table.</summary>
    public IReadOnlyList<ReliabilityBin> Reliability { get; init; } = [];

    /// <summary>Every engine that was tried on the same days.</summary>
    public IReadOnlyList<EngineResult> Engines { get; init; } = [];

    /// <summary>AUC on customers held out within the months of learning.</summary>
    public double? OwnAuc { get; init; }

    /// <summary>Whether that is so far above the AUC of later months that a column may know what comes.</summary>
    public bool LeakAlarm { get; init; }

    /// <summary>Features along which risk may only rise (1) or only fall (-1) in trees.</summary>
    public IReadOnlyDictionary<string, int> Constraints { get; init; } = new Dictionary<string, int>();

    /// <summary>Each feature on the days learned from: how often it was missing, and its spread, against which drift is measured.</summary>
    public IReadOnlyList<FeatureProfile> Features { get; init; } = [];

    /// <summary>SHA-256 of the schema of features.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>SHA-256 of the rows.</summary>
    public required string DataHash { get; init; }

    /// <summary>Versions of what took part, by name.</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }
}
