namespace Retention.XgBoost;

/// <summary>XGBoost refused a call, or was asked for what it would silently do wrong.</summary>
public sealed class XgBoostException : Exception
{
    /// <summary>An error with its reason.</summary>
    public XgBoostException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its reason and what caused it.</summary>
    public XgBoostException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>An error without a reason.</summary>
    public XgBoostException()
    {
    }
}
