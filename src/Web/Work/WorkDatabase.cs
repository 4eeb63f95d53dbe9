using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Retention.Web.Work;

/// <summary>
/// <c>work.db</c> in the data directory, made when somebody first writes something. Pages read it by plain selects: Entity
/// Framework needs more time for its first answer than a page for all it shows.
/// </summary>
public sealed partial class WorkDatabase : IHostedService
{
    private readonly ILogger<WorkDatabase> logger;
    private readonly string directory;
    private readonly string file;
    private readonly Lazy<State> found;
    private readonly Lazy<Task<PooledDbContextFactory<WorkDbContext>>> contexts;

    /// <summary>Opens nothing yet.</summary>
    public WorkDatabase(ServeOptions options, ILogger<WorkDatabase> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.logger, directory) = (logger, options.DataDirectory);
        file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "work.db") }.ConnectionString;
        found = new(Look);
        contexts = new(() => Task.Run(MigrateAsync));
    }

    private enum State
    {
        Missing,
        Behind,
        Current,
        Unusable,
    }

    /// <summary>Whether it can be used; where it cannot, the log says why, and the numbers are shown without it.</summary>
    public bool IsUsable => found.Value != State.Unusable && !(contexts.IsValueCreated && contexts.Value.IsFaulted);

    /// <summary>Registers the database and what reads and writes it.</summary>
    public static IServiceCollection AddWork(IServiceCollection services) => services
        .AddSingleton<WorkDatabase>().AddHostedService(provider => provider.GetRequiredService<WorkDatabase>())
        .AddSingleton<WorkspaceZone>().AddSingleton<SavedSegments>().AddSingleton<CommentaryLog>().AddSingleton<HealthOverrides>().AddSingleton<CustomerHealthDesk>().AddScoped<TargetList>();

    /// <summary>The tables, up to date, for who wants to write. The caller disposes.</summary>
    public async Task<WorkDbContext> OpenAsync(CancellationToken cancel) => (await contexts.Value.WaitAsync(cancel)).CreateDbContext();

    /// <summary>The rows of a select; none while nobody has written anything.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string select, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(values);
        if (contexts.IsValueCreated || found.Value == State.Behind) await contexts.Value.WaitAsync(cancel);
        else if (found.Value != State.Current) return [];
        await using var connection = new SqliteConnection(file);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = select;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Whether a save failed because somebody else had saved the same thing just before.</summary>
    public static bool IsClash(DbUpdateException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        const int constraint = 19;
        return problem.InnerException is SqliteException { SqliteErrorCode: constraint };
    }

    /// <summary>Looks at the file, and begins to bring an older one up to date. The warehouse is open by now, so no other process works on this directory.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (found.Value == State.Behind) _ = contexts.Value;
        return Task.CompletedTask;
    }

    /// <summary>Closes the file.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (contexts.IsValueCreated) await ((Task)contexts.Value).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await using var connection = new SqliteConnection(file);
        SqliteConnection.ClearPool(connection);
    }

    private State Look()
    {
        if (!File.Exists(Path.Combine(directory, "work.db"))) return State.Missing;
        try
        {
            using var connection = new SqliteConnection(file);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from sqlite_master where name = '__EFMigrationsHistory'";
            if (command.ExecuteScalar() is 0L) return State.Behind;
            command.CommandText = "select max(\"MigrationId\") from \"__EFMigrationsHistory\"";
            return string.CompareOrdinal(command.ExecuteScalar() as string, WorkDbContext.LatestMigration) < 0 ? State.Behind : State.Current;
        }
        catch (DbException e)
        {
            LogUnusable(e, directory);
            return State.Unusable;
        }
    }

    private async Task<PooledDbContextFactory<WorkDbContext>> MigrateAsync()
    {
        var factory = new PooledDbContextFactory<WorkDbContext>(new DbContextOptionsBuilder<WorkDbContext>().UseSqlite(file).Options);
        if (found.Value == State.Current) return factory;
        try
        {
            await using var db = factory.CreateDbContext();
            // A process that is killed while it migrates leaves its lock behind, and the next one would wait for it for ever.
            await db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"");
            await db.Database.MigrateAsync();
            return factory;
        }
        catch (DbException e)
        {
            LogUnusable(e, directory);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "work.db in {Directory} cannot be used: saved segments, targets and commentary are not shown until the app is started again")]
    private partial void LogUnusable(Exception reason, string directory);
}
