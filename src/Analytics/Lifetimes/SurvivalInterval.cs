namespace Retention.Analytics.Lifetimes;

/// <summary>Intervals of 95 % around a survival.</summary>
/// <remarks>Where R says NA the limits are null: everywhere at S = 0, and on the log-log scale also at S = 1.</remarks>
internal static class SurvivalInterval
{
    /// <summary>The 97.5th percentile of the normal distribution.</summary>
    public const double Z = 1.959963984540054;

    /// <summary>Limits from a survival and the standard error of its logarithm.</summary>
    public static (double? Lower, double? Upper) Around(double survival, double errorOfLog, ConfidenceType type)
    {
        if (survival <= 0 || (survival >= 1 && type == ConfidenceType.LogLog)) return (null, null);
        var reach = Z * errorOfLog;
        var log = Math.Log(survival);
        return type switch
        {
            ConfidenceType.LogLog => OnLogLog(survival, reach / -log),
            ConfidenceType.Log => (Math.Exp(log - reach), Math.Min(Math.Exp(log + reach), 1)),
            ConfidenceType.Plain => (Math.Max(survival - reach * survival, 0), Math.Min(survival + reach * survival, 1)),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
    }

    /// <summary>Limits at a distance on the scale log(-log S); a survival strictly between 0 and 1 keeps them there.</summary>
    public static (double Lower, double Upper) OnLogLog(double survival, double reach) =>
        (Math.Pow(survival, Math.Exp(reach)), Math.Pow(survival, Math.Exp(-reach)));
}
