using System.Collections.Concurrent;
using System.Data.Common;

namespace Retention.Analytics.Warehousing;

/// <content>Answers that are given again.</content>
public sealed partial class Warehouse
{
    private const int MostAnswers = 512;
    private readonly ConcurrentDictionary<(long Written, DateOnly AsOf, string Key), Lazy<Task<object?>>> answers = new();
    private long written;

    /// <summary>As <see cref="ReadAsync{T}"/>, but an answer given since the last write is given again: numbers change only by writing.</summary>
    /// <param name="key">Names the question with everything it depends on but the warehouse.</param>
    /// <param name="read">Reads the answer, which must be immutable.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<T> ReadOnceAsync<T>(string key, Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        var asked = (Interlocked.Read(ref written), AsOf, key);
        if (answers.Count >= MostAnswers)
        {
            answers.Clear();
        }

        // Who asks while another waits for the same answer waits with him, and his leaving does not stop it.
        var answer = answers.GetOrAdd(asked, _ => new(() => Task.Run(async () => (object?)await ReadAsync(read, CancellationToken.None).ConfigureAwait(false))));
        try
        {
            return (T)(await answer.Value.WaitAsync(cancel).ConfigureAwait(false))!;
        }
        catch when (answer.Value.IsFaulted)
        {
            answers.TryRemove(new(asked, answer));
            throw;
        }
    }

    private void ForgetAnswers()
    {
        Interlocked.Increment(ref written);
        answers.Clear();
    }
}
