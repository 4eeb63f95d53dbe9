using Retention.DuckDb.Interop;

namespace Retention.DuckDb.Execution;

/// <summary>Runs the statements of a command's text in order, each when its result is asked for.</summary>
internal sealed class Batch : IDisposable
{
    private readonly Session session;
    private readonly string text;
    private readonly IReadOnlyList<DuckDbParameter> parameters;
    private readonly int timeout;
    private ExtractedHandle? statements;
    private PreparedStatement? owned;
    private ulong next, count = 1;
    private bool stopped;

    public Batch(Session session, string text, IReadOnlyList<DuckDbParameter> parameters, int timeout) =>
        (this.session, this.text, this.parameters, this.timeout) = (session, text, parameters, timeout);

    public int Timeout => timeout;

    public bool IsDone => stopped || next == count;

    /// <summary>Runs the next statement. Null where there is none left.</summary>
    public ResultHandle? Next(CancellationToken token)
    {
        owned?.Dispose();
        owned = null;
        var statement = next == 0 ? session.Statements.Find(text) : null;
        using var watch = Watch.Start(session, timeout, token);
        try
        {
            if (IsDone) return null;
            stopped = true;
            statement ??= Plan(keepAlways: false);
            if (statement is null) return null;
            next++;
            statement.Bind(parameters);
            using var pending = statement.Start();
            watch?.Repeat();
            var result = Execute(pending);
            stopped = false;
            return result;
        }
        catch (DuckDbException e) when (watch is not null)
        {
            throw watch.Explain(e);
        }
        finally
        {
            if (statement is not null) session.Statements.Observe(statement.Type);
        }
    }

    /// <summary>Runs no further statement: one has failed.</summary>
    public void Stop() => stopped = true;

    /// <summary>Plans the text now, where it is one statement that can be kept.</summary>
    public void PrepareNow()
    {
        if (session.Statements.Find(text) is null) _ = Plan(keepAlways: true);
    }

    public void Dispose()
    {
        owned?.Dispose();
        statements?.Dispose();
    }

    private static ResultHandle Execute(PendingHandle pending)
    {
        Work(pending);
        var result = new ResultHandle();
        if (result.Execute(pending) == 0) return result;
        using (result) throw result.Error() ?? new DuckDbException("DuckDB did not run the statement and did not say why.");
    }

    /// <summary>Takes part in the work, and rests where there is none to take: DuckDB's own waiting keeps a core busy with asking.</summary>
    private static void Work(PendingHandle pending)
    {
        var wait = new SpinWait();
        PendingState state;
        while ((state = Api.duckdb_pending_execute_task(pending)) is PendingState.NotReady or PendingState.NoTasks)
        {
            if (state == PendingState.NoTasks) wait.SpinOnce();
            else wait.Reset();
        }

        if (state == PendingState.Failed) throw new DuckDbException(Api.Text(Api.duckdb_pending_error(pending)));
    }

    private PreparedStatement? Plan(bool keepAlways)
    {
        if (statements is null)
        {
            count = Api.duckdb_extract_statements(session.Connection, text, out statements);
            if (count == 0 && Api.Text(Api.duckdb_extract_statements_error(statements)) is { Length: > 0 } error) throw new DuckDbException(error);
        }

        if (next == count) return null;
        var state = Api.duckdb_prepare_extracted_statement(session.Connection, statements, next, out var handle);
        if (state != 0)
        {
            using (handle) throw new DuckDbException(Api.Text(Api.duckdb_prepare_error(handle)));
        }

        var statement = new PreparedStatement(handle);
        if (count == 1 && (keepAlways || statement.HasParameters) && IsRepeatable(statement.Type)) session.Statements.Add(text, statement);
        else owned = statement;
        return statement;
    }

    private static bool IsRepeatable(StatementType type) =>
        type is StatementType.Select or StatementType.Insert or StatementType.Update or StatementType.Delete;
}
