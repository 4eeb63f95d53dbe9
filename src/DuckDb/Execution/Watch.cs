namespace Retention.DuckDb.Execution;

/// <summary>Interrupts a native call when its time is up or its token is cancelled, and tells the two apart afterwards.</summary>
internal sealed class Watch : IDisposable
{
    private readonly Session session;
    private readonly int seconds;
    private readonly CancellationToken token;
    private readonly CancellationTokenSource? clock;
    private readonly CancellationTokenRegistration onTimeout, onCancel;
    private volatile bool timedOut, cancelled;

    private Watch(Session session, int seconds, CancellationToken token)
    {
        (this.session, this.seconds, this.token) = (session, seconds, token);
        if (seconds > 0)
        {
            clock = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            onTimeout = clock.Token.Register(() =>
            {
                timedOut = true;
                session.Interrupt();
            });
        }

        onCancel = token.Register(() =>
        {
            cancelled = true;
            session.Interrupt();
        });
    }

    /// <summary>Null where there is nothing to watch for.</summary>
    /// <param name="session">The connection to interrupt.</param>
    /// <param name="seconds">The time that the call may take; 0 is without end.</param>
    /// <param name="token">What may cancel the call.</param>
    public static Watch? Start(Session session, int seconds, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return seconds > 0 || token.CanBeCanceled ? new Watch(session, seconds, token) : null;
    }

    /// <summary>DuckDB forgets an interruption when it starts a query: to be called between planning and execution.</summary>
    public void Repeat()
    {
        if (timedOut || cancelled) session.Interrupt();
    }

    /// <summary>The exception that the caller expects in place of DuckDB's "Interrupted!".</summary>
    public Exception Explain(DuckDbException error)
    {
        if (error.ErrorType != DuckDbErrorType.Interrupt) return error;
        if (cancelled) return new OperationCanceledException(error.Message, error, token);
        if (!timedOut) return error;
        var message = $"The command ran longer than its CommandTimeout of {seconds} s and was interrupted.";
        return new DuckDbException(message, DuckDbErrorType.Interrupt, new TimeoutException(message, error));
    }

    // Disposing a registration waits for its callback: no interruption can hit the next query.
    public void Dispose()
    {
        onTimeout.Dispose();
        onCancel.Dispose();
        clock?.Dispose();
    }
}
