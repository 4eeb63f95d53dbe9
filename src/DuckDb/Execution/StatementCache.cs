using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>
/// The statements of a connection that are worth keeping planned. DuckDB plans again by itself when a table changes,
/// but settings and variables are folded into a plan: a statement that may have set one empties the cache.
/// </summary>
internal sealed class StatementCache : IDisposable
{
    private const int Capacity = 64;
    private readonly Dictionary<string, LinkedListNode<Entry>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> byUse = new();

    public int Count => entries.Count;

    public PreparedStatement? Find(string text)
    {
        if (!entries.TryGetValue(text, out var node)) return null;
        byUse.Remove(node);
        byUse.AddFirst(node);
        return node.Value.Statement;
    }

    public void Add(string text, PreparedStatement statement)
    {
        if (entries.Count == Capacity) Remove(byUse.Last!);
        entries.Add(text, byUse.AddFirst(new Entry(text, statement)));
    }

    /// <summary>Called with each statement that runs.</summary>
    public void Observe(StatementType type)
    {
        if (type is not (StatementType.Select or StatementType.Insert or StatementType.Update or StatementType.Delete or StatementType.Transaction)) Dispose();
    }

    public void Dispose()
    {
        while (byUse.Last is { } node) Remove(node);
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Text);
        node.Value.Statement.Dispose();
    }

    private sealed record Entry(string Text, PreparedStatement Statement);
}
