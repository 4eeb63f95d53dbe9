using System.Data.Common;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

public sealed partial class Warehouse
{
    /// <summary>Two readings of one state at once, each on a connection of its own: who waits for both waits for the longer one.</summary>
    /// <remarks>Where a load or a refresh ended between the two, both are read again.</remarks>
    public async Task<(TFirst First, TSecond Second)> ReadBothAsync<TFirst, TSecond>(
        Func<DbConnection, CancellationToken, Task<TFirst>> first, Func<DbConnection, CancellationToken, Task<TSecond>> second, CancellationToken cancel)
    {
        while (true)
        {
            var (one, two) = (ReadAsync((connection, stop) => InSnapshotAsync(connection, first, stop), cancel), ReadAsync((connection, stop) => InSnapshotAsync(connection, second, stop), cancel));
            await Task.WhenAll(one, two).ConfigureAwait(false);
            var ((state, answer), (other, answers)) = (await one.ConfigureAwait(false), await two.ConfigureAwait(false));
            if (state == other) return (answer, answers);
        }
    }

    private static async Task<(string State, T Answer)> InSnapshotAsync<T>(DbConnection connection, Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        await using var snapshot = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        var state = connection.Scalar<string>("select concat((select max(run_id) from ops.runs where finished_at is not null), ' ', (select max(load_id) from raw.loads))");
        return (state!, await read(connection, cancel).ConfigureAwait(false));
    }
}
