namespace Retention.Analytics.Warehousing;

/// <summary>The warehouse cannot do what was asked. The message says what, where and what to do, and is ready to show.</summary>
public sealed class WarehouseException : Exception
{
    /// <summary>A failure with nothing beneath it.</summary>
    public WarehouseException(string message) : base(message) { }

    /// <summary>A failure that something beneath caused.</summary>
    public WarehouseException(string message, Exception inner) : base(message, inner) { }
}
