namespace Retention.Analytics.Feedback;

/// <summary>The languages that comments are read in.</summary>
public enum Language
{
    /// <summary>Spanish.</summary>
    Spanish,

    /// <summary>English.</summary>
    English,
}
