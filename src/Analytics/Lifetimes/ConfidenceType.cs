namespace Retention.Analytics.Lifetimes;

/// <summary>The scale on which an interval around a survival is taken to be symmetric, as in R's <c>survfit(conf.type=)</c>.</summary>
public enum ConfidenceType
{
    /// <summary>log(-log S): stays within 0 and 1 and holds its level best in small groups. The default.</summary>
    LogLog,

    /// <summary>log S, cut at 1: the default of R.</summary>
    Log,

    /// <summary>S itself, cut at 0 and 1.</summary>
    Plain,
}
