using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Retention.Analytics.Policies;
using Retention.DuckDb;

namespace Retention.Analytics.Warehousing;

/// <summary>The one DuckDB file that holds what came in and what was computed: many readers, one gate for writers.</summary>
/// <remarks>Readers see the last committed state. DuckDB lets one process hold the file: docs/decisions/0001.</remarks>
public sealed partial class Warehouse : IAsyncDisposable
{
    private readonly string connectionString;
    private readonly string? catalog;
    private readonly DuckDbConnection root;
    private readonly SemaphoreSlim gate;
    private readonly TimeProvider clock;
    private readonly ConcurrentStack<(DuckDbConnection Connection, string Variables)> idle = new();
    private readonly long opened = DateTime.UtcNow.Ticks;
    private long version;
    private string? disposable;

    private Warehouse(WarehouseOptions options, string connectionString, string? catalog, DuckDbConnection root, SemaphoreSlim gate, TimeProvider clock)
    {
        (Options, this.connectionString, this.catalog, this.root, this.gate, this.clock) = (options, connectionString, catalog, root, gate, clock);
        Settings = WorkspaceSettings.Default;
    }

    /// <summary>How it was opened.</summary>
    public WarehouseOptions Options { get; }

    /// <summary>Policies and as-of day as stored.</summary>
    public WorkspaceSettings Settings { get; private set; }

    /// <summary>The day that numbers are read on: the pinned one, or today.</summary>
    public DateOnly AsOf => Settings.AsOf(clock);

    /// <summary>Another text after every write, and in every process: what was read under the same text and on the same day is still so.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{opened:x}-{Interlocked.Read(ref version)}");

    /// <summary>Opens the warehouse, creating it where there is none.</summary>
    /// <exception cref="WarehouseException">Another process holds it, it is damaged, or a newer program wrote it.</exception>
    public static Task<Warehouse> OpenAsync(WarehouseOptions options, TimeProvider clock, CancellationToken cancel) => Task.Run(() => Open(options, clock), cancel);

    /// <summary>A new connection on the last committed state, with the as-of day and the policies set; the caller disposes of it.</summary>
    public DbConnection OpenReader() => Connect();

    /// <summary>Reads on a connection that nobody else uses meanwhile, off the caller's thread.</summary>
    /// <remarks>Connections are kept with the statements they have planned: planning costs more than most reads.</remarks>
    public Task<T> ReadAsync<T>(Func<DbConnection, CancellationToken, Task<T>> read, CancellationToken cancel) => Task.Run(
        async () =>
        {
            var variables = Variables(Settings, AsOf);
            var connection = Idle(variables) ?? Connect();
            try
            {
                var result = await read(connection, cancel).ConfigureAwait(false);
                idle.Push((connection, variables));
                return result;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        },
        cancel);

    /// <summary>The only way to write: one at a time, in one transaction, committed when <paramref name="work"/> returns and undone when it throws.</summary>
    /// <param name="what">What is being written, for error messages.</param>
    /// <param name="work">The work; it must not begin or end transactions.</param>
    /// <param name="cancel">Ends the wait, and the work where it listens.</param>
    /// <param name="keepsAnswers">No answer of <see cref="ReadOnceAsync{T}"/> speaks of what is written, so they stay.</param>
    /// <exception cref="WarehouseException">The disk is full or the file cannot be written.</exception>
    public async Task<T> WriteAsync<T>(string what, Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel, bool keepsAnswers = false)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => InTransactionAsync(work, cancel), cancel).ConfigureAwait(false);
        }
        catch (DuckDbException e) when (IsNoSpace(e.Message))
        {
            throw new WarehouseException($"There is no space left on the disk of {Place} for {what}: nothing was changed; free some space and try again.", e);
        }
        finally
        {
            Interlocked.Increment(ref version);
            if (!keepsAnswers)
            {
                ForgetAnswers();
            }

            gate.Release();
        }
    }

    /// <summary>Stores the policies and the as-of day. Numbers follow at the next refresh.</summary>
    public Task<bool> SaveSettingsAsync(WorkspaceSettings settings, CancellationToken cancel) => WriteAsync("the settings", (connection, _) =>
    {
        settings.Write(connection);
        Settings = settings;
        return Task.FromResult(true);
    }, cancel);

    /// <summary>Builds every table of the book beside those people read, then shows them all at once. A failing check keeps the old ones and is reported.</summary>
    public Task<RefreshReport> RefreshAsync(IProgress<RefreshProgress>? progress, CancellationToken cancel) =>
        new WarehouseBuilder(this, SqlBook.Current, clock).RefreshAsync(progress, cancel);

    /// <summary>Closes the warehouse. A variant lets go of its scratch database.</summary>
    public ValueTask DisposeAsync()
    {
        while (idle.TryPop(out var kept))
        {
            kept.Connection.Dispose();
        }

        if (catalog is null)
        {
            GiveSpaceBack();
            root.Dispose();
            still?.Dispose();
        }
        else
        {
            Tell($"detach {catalog}");
            if (disposable is not null and not ":memory:")
            {
                File.Delete(disposable);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>What was undone leaves its room free at the end of the file: it goes back to the disk now, whatever DuckDB still holds open.</summary>
    private void GiveSpaceBack()
    {
        if (Options.Directory is null || Options.ReadOnly || root.State != System.Data.ConnectionState.Open)
        {
            return;
        }

        try
        {
            Tell("checkpoint");
        }
        catch (DuckDbException)
        {
            // Somebody reads, or the disk is full: the next start does it.
        }
    }

    /// <summary>Name of its database inside the instance that it shares with its variants.</summary>
    internal string Catalog => catalog ?? Ask("select current_database()")!;

    internal string Place => Options.Directory is null ? "in memory" : Path.Combine(Options.Directory, "retention.duckdb");

    /// <summary>Raw rows are shared with a variant: they have been judged where they came in.</summary>
    internal void JudgeRest(DbConnection connection, SqlBook book)
    {
        if (catalog is null || disposable is not null)
        {
            Judge.JudgeRest(connection, book);
        }
    }

    /// <summary>The readings of comments are shared with a variant, as the rows are.</summary>
    internal void ReadComments(DbConnection connection, SqlBook book, CancellationToken cancel)
    {
        if ((catalog is null || disposable is not null) && book.Pages.Any(page => page.Schema == "reading"))
        {
            new CommentReadings(this, book).Bring(connection, cancel);
        }
    }

    internal void Remember(WorkspaceSettings settings) => Settings = settings;

    /// <summary>A kept connection with these variables; those with others are let go.</summary>
    private DuckDbConnection? Idle(string variables)
    {
        while (idle.TryPop(out var kept))
        {
            if (kept.Variables == variables)
            {
                return kept.Connection;
            }

            kept.Connection.Dispose();
        }

        return null;
    }

    internal DuckDbConnection Connect()
    {
        var connection = new DuckDbConnection(connectionString);
        try
        {
            connection.Open();
            connection.Execute((catalog is null ? "" : $"use {catalog}; ") + Variables(Settings, AsOf));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Variants and copies come and go from any thread; the connection they share is for one at a time.
    private string? Ask(string sql)
    {
        lock (root)
        {
            return root.Scalar<string>(sql);
        }
    }

    private void Tell(string sql)
    {
        lock (root)
        {
            root.Execute(sql);
        }
    }

    internal static string Variables(WorkspaceSettings settings, DateOnly asOf) =>
        string.Create(CultureInfo.InvariantCulture, $"set variable as_of = date '{asOf:yyyy-MM-dd}';")
        + string.Concat(settings.Policies.Values.Select(p => $"set variable policy_{p.Key} = '{p.Value.Replace("'", "''", StringComparison.Ordinal)}';"));

    private async Task<T> InTransactionAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = Connect();
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        var result = await work(connection, cancel).ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return result;
    }
}
