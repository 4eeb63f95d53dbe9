using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Retention.DuckDb.Execution;

namespace Retention.DuckDb;

/// <summary>
/// SQL to run on a connection: one statement or several. A command that is run again with the same text is not planned
/// again, as long as no setting or variable changed in between.
/// </summary>
public sealed class DuckDbCommand : DbCommand
{
    private readonly DuckDbParameterCollection parameters = new();
    private int timeout;

    /// <summary>Makes a command without a text.</summary>
    public DuckDbCommand()
    {
    }

    /// <summary>Makes a command with a text and, if given, a connection.</summary>
    public DuckDbCommand(string text, DuckDbConnection? connection = null) => (CommandText, Connection) = (text, connection);

    /// <summary>The SQL; several statements are separated by semicolons.</summary>
    [AllowNull]
    public override string CommandText { get; set => field = value ?? ""; } = "";

    /// <summary>How many seconds one call (an execution, or the next chunk of a reader) may take; 0, the default, is without end.</summary>
    public override int CommandTimeout
    {
        get => timeout;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            timeout = value;
        }
    }

    /// <summary>Always <see cref="CommandType.Text"/>.</summary>
    /// <exception cref="NotSupportedException">Another type is set: DuckDB has no stored procedures.</exception>
    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text) throw new NotSupportedException("DuckDB has no stored procedures. Use CommandType.Text.");
        }
    }

    /// <inheritdoc/>
    public override bool DesignTimeVisible { get; set; }

    /// <inheritdoc/>
    public override UpdateRowSource UpdatedRowSource { get; set; }

    /// <summary>The connection that the command runs on.</summary>
    public new DuckDbConnection? Connection { get; set; }

    /// <summary>The values for the parameters in the text.</summary>
    public new DuckDbParameterCollection Parameters => parameters;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = value is null or DuckDbConnection
            ? (DuckDbConnection?)value
            : throw new ArgumentException($"A DuckDbConnection is expected, not {value.GetType().Name}.", nameof(value));
    }

    /// <inheritdoc/>
    protected override DbParameterCollection DbParameterCollection => parameters;

    /// <summary>Kept for callers that set it; what runs on a connection is always part of its transaction.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>Interrupts what the command's connection runs. Safe from any thread.</summary>
    public override void Cancel() => Connection?.Interrupt();

    /// <summary>Plans the statement now, so that an error in it shows and the first execution is faster.</summary>
    public override void Prepare()
    {
        var session = Session();
        using var lease = session.EnterQuery();
        using var batch = new Batch(session, CommandText, parameters.Items, timeout);
        batch.PrepareNow();
    }

    /// <summary>Runs every statement and returns how many rows were inserted, updated or deleted; -1 where none could be.</summary>
    public override int ExecuteNonQuery() => Finish(Run(CommandBehavior.Default, CancellationToken.None));

    /// <summary>Runs every statement and returns the first value of the first row; null where there is no row.</summary>
    public override object? ExecuteScalar() => First(Run(CommandBehavior.Default, CancellationToken.None));

    /// <summary>Runs the text up to its first result with rows.</summary>
    public new DuckDbDataReader ExecuteReader() => Run(CommandBehavior.Default, CancellationToken.None);

    /// <summary>Runs the text up to its first result with rows.</summary>
    public new DuckDbDataReader ExecuteReader(CommandBehavior behavior) => Run(behavior, CancellationToken.None);

    /// <summary>As <see cref="ExecuteNonQuery"/>, on a pool thread; the token interrupts the query.</summary>
    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => Finish(Run(CommandBehavior.Default, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>As <see cref="ExecuteScalar"/>, on a pool thread; the token interrupts the query.</summary>
    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => First(Run(CommandBehavior.Default, cancellationToken), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    protected override DbParameter CreateDbParameter() => new DuckDbParameter();

    /// <inheritdoc/>
    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Run(behavior, CancellationToken.None);

    /// <summary>Runs on a pool thread, so that a web request does not hold its own; the token interrupts the query.</summary>
    protected override async Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        await Task.Run(() => Run(behavior, cancellationToken), cancellationToken).ConfigureAwait(false);

    private static int Finish(DuckDbDataReader reader, CancellationToken token = default)
    {
        using (reader)
        {
            while (reader.MoveToNextResult(token))
            {
            }

            return reader.RecordsAffected;
        }
    }

    private static object? First(DuckDbDataReader reader, CancellationToken token = default)
    {
        using (reader)
        {
            if (!reader.MoveToNextRow(token)) return null;
            var value = reader.GetValue(0);
            // Most scalars are one row: asking for the next one ends the query, which costs less than breaking it off.
            reader.MoveToNextRow(token);
            return value;
        }
    }

    private DuckDbDataReader Run(CommandBehavior behavior, CancellationToken token)
    {
        var session = Session();
        return DuckDbDataReader.Open(
            session,
            new Batch(session, CommandText, parameters.Items, timeout),
            behavior.HasFlag(CommandBehavior.CloseConnection) ? Connection : null,
            token);
    }

    private Session Session()
    {
        if (string.IsNullOrWhiteSpace(CommandText)) throw new InvalidOperationException("The command has no text. Set CommandText to the SQL to run.");
        return (Connection ?? throw new InvalidOperationException("The command has no connection. Set Connection to an open one.")).Session;
    }
}
