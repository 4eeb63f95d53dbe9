using System.Collections;
using System.Data.Common;

namespace Retention.DuckDb;

/// <summary>The parameters of a command, in order.</summary>
public sealed class DuckDbParameterCollection : DbParameterCollection
{
    private readonly List<DuckDbParameter> items = [];

    /// <inheritdoc/>
    public override int Count => items.Count;

    /// <inheritdoc/>
    public override object SyncRoot => items;

    internal IReadOnlyList<DuckDbParameter> Items => items;

    /// <inheritdoc/>
    public override int Add(object value)
    {
        items.Add(Own(value));
        return items.Count - 1;
    }

    /// <summary>Adds a value for <c>$name</c>.</summary>
    public DuckDbParameter Add(string name, object? value)
    {
        var parameter = new DuckDbParameter(name, value);
        items.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a value for <c>$name</c>, under the name that other providers have for it.</summary>
    public DuckDbParameter AddWithValue(string name, object? value) => Add(name, value);

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values) items.Add(Own(value));
    }

    /// <inheritdoc/>
    public override void Clear() => items.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)items).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => items.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => items.IndexOf((value as DuckDbParameter)!);

    /// <inheritdoc/>
    public override int IndexOf(string parameterName)
    {
        var bare = (parameterName ?? "").TrimStart('$', '@');
        return items.FindIndex(p => p.BareName.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override void Insert(int index, object value) => items.Insert(index, Own(value));

    /// <inheritdoc/>
    public override void Remove(object value) => items.Remove(Own(value));

    /// <inheritdoc/>
    public override void RemoveAt(int index) => items.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => items.RemoveAt(Place(parameterName));

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => items[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => items[Place(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => items[index] = Own(value);

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) => items[Place(parameterName)] = Own(value);

    private static DuckDbParameter Own(object? value) => value as DuckDbParameter
        ?? throw new ArgumentException($"A DuckDbParameter is expected, not {value?.GetType().Name ?? "null"}. Make one with command.CreateParameter() or new DuckDbParameter(name, value).");

    private int Place(string name) => IndexOf(name) is >= 0 and var place
        ? place
        : throw new ArgumentException($"The command has no parameter '{name}'.", nameof(name));
}
