namespace Retention.Analytics.Lifetimes;

/// <summary>A model, or why there is none: never numbers that mean nothing.</summary>
/// <typeparam name="T">The model.</typeparam>
public sealed class Fitted<T> where T : class
{
    private Fitted(T? model, NotDefined? reason) => (Model, Reason) = (model, reason);

    /// <summary>The model; null where there is a <see cref="Reason"/>.</summary>
    public T? Model { get; }

    /// <summary>Why there is no model; null where there is one.</summary>
    public NotDefined? Reason { get; }

    /// <summary>A model.</summary>
    public static implicit operator Fitted<T>(T model) => new(model, null);

    /// <summary>No model.</summary>
    public static implicit operator Fitted<T>(NotDefined reason) => new(null, reason);
}
