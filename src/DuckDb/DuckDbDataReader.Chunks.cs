using Retention.DuckDb.Execution;
using Retention.DuckDb.Interop;

namespace Retention.DuckDb;

/// <content>How rows come from DuckDB: a chunk at a time, copied into the columns.</content>
public sealed partial class DuckDbDataReader
{
    private bool NextChunk(CancellationToken token)
    {
        if (Opened.finished) return PastTheEnd();
        using var lease = session.Enter();
        var found = Fetch(token);
        if (found) row = 0;
        return found;
    }

    private bool PastTheEnd()
    {
        row = -1;
        return false;
    }

    /// <summary>Copies the next chunk into the columns and stands before its first row.</summary>
    private bool Fetch(CancellationToken token)
    {
        (row, rows) = (-1, 0);
        if (result is null || finished) return false;
        loading = true;
        try
        {
            using var chunk = FetchChunk(result, token);
            if (chunk.IsInvalid)
            {
                Finish();
                return false;
            }

            var size = (int)Api.duckdb_data_chunk_get_size(chunk);
            for (var i = 0; i < columns.Length; i++) columns[i].Load(Api.duckdb_data_chunk_get_vector(chunk, (ulong)i), size);
            rows = size;
            return true;
        }
        finally
        {
            loading = false;
        }
    }

    private ChunkHandle FetchChunk(ResultHandle from, CancellationToken token)
    {
        using var watch = Watch.Start(session, batch.Timeout, token);
        while (true)
        {
            var chunk = from.Fetch();
            if (!chunk.IsInvalid && Api.duckdb_data_chunk_get_size(chunk) == 0)
            {
                chunk.Dispose();
                continue;
            }

            if (!chunk.IsInvalid || from.Error() is not { } error) return chunk;
            batch.Stop();
            throw watch is null ? error : watch.Explain(error);
        }
    }

    /// <summary>After the last row of the last statement the connection is free, although the reader is still open.</summary>
    private void Finish()
    {
        finished = true;
        if (batch.IsDone) session.Detach(this);
    }

    private void EndResult()
    {
        if (result is not null)
        {
            var hasMore = result.ReturnType == ResultType.Rows && !finished;
            result.Dispose();
            result = null;
            if (hasMore) session.EndStream();
        }

        finished = false;
        columns = [];
        (row, rows, hasRows) = (-1, 0, false);
    }
}
