namespace Retention.Analytics.Health.Protocol;

/// <summary>The engines' order, from the one that needs nothing to the one that needs most.</summary>
public enum Rung
{
    /// <summary>Rules with weights that a team sets; no probability.</summary>
    Scorecard,

    /// <summary>Logistic regression of a few features with a strong penalty.</summary>
    LogisticFew,

    /// <summary>Logistic regression of all features.</summary>
    Logistic,

    /// <summary>Boosted trees.</summary>
    XgBoost,
}

/// <summary>Why a rung was taken or left: a closed list, so that a page can say it in its reader's language.</summary>
public enum RungReason
{
    /// <summary>As many customers left as the rung asks for.</summary>
    EnoughChurned,

    /// <summary>Fewer customers left than the next rung asks for; the detail is how many did.</summary>
    TooFewChurned,

    /// <summary>Nobody has left.</summary>
    NobodyLeft,

    /// <summary>Everybody has left.</summary>
    EverybodyLeft,

    /// <summary>The days do not reach for learning, a gap and judging; the detail is how many there are.</summary>
    TooFewDays,

    /// <summary>It did not foretell better than the base rate does; the detail is its skill.</summary>
    NoSkill,

    /// <summary>XGBoost's library is not there, or is none; the detail is what was found.</summary>
    LibraryMissing,

    /// <summary>XGBoost's library is older than what is needed; the detail is what was found.</summary>
    LibraryTooOld,

    /// <summary>The challenger was not better beyond doubt.</summary>
    ChallengerNotBetter,

    /// <summary>The challenger's log loss in later months is lower, and the interval of the difference excludes 0.</summary>
    ChallengerBetter,

    /// <summary>The engine could learn nothing from these rows; the detail says why.</summary>
    CannotFit,

    /// <summary>A value is infinite; the detail says where.</summary>
    InfiniteValues,

    /// <summary>It was asked for.</summary>
    AskedFor,

    /// <summary>Features have moved too far from those that were learned from. Found when scoring.</summary>
    DriftAlarm,

    /// <summary>The data are too old. Found when scoring.</summary>
    DataTooOld,

    /// <summary>The stored model cannot be used; the detail says why. Found when scoring.</summary>
    ModelUnusable,
}

/// <summary>Why log odds are calibrated as they are.</summary>
public enum CalibrationReason
{
    /// <summary>There was no window between learning and judging that held enough customers who left.</summary>
    TooFewChurned,

    /// <summary>The interval of the slope holds 1.</summary>
    SlopeFine,

    /// <summary>The interval of the slope excludes 1: a straight line.</summary>
    SlopeOff,

    /// <summary>The slope is not above 0: nothing may be turned upside down.</summary>
    SlopeNotPositive,

    /// <summary>With 1,000 customers who left and more, a curve was better on customers it had not seen.</summary>
    CurveIsBetter,
}

/// <summary>A step on the ladder with its reason.</summary>
/// <param name="Rung">The rung it is about.</param>
/// <param name="Code">Why it was taken or left.</param>
/// <param name="Detail">A number or a sentence, in English; null where the code says all.</param>
public sealed record LadderStep(Rung Rung, RungReason Code, string? Detail = null);
