using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Retention.Web.Exports;
using Retention.Web.Printing;
using Retention.Web.Security.Auditing;
using Retention.Web.Work.Mail;
using Retention.Web.Work.Notes;
using Retention.Web.Work.Reviews;
using Retention.Web.Work.Sending;
using Retention.Web.Work.Tasks;
using Retention.Web.Work.Webhooks;

namespace Retention.Web.Work;

/// <summary>
/// What people write themselves: <c>work.db</c> in the data directory, made when somebody first writes something, or a
/// PostgreSQL database. Pages read it by plain selects, which both understand: Entity Framework needs more time for its first
/// answer than a page for all it shows.
/// </summary>
public sealed partial class WorkDatabase : IHostedService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly ILogger<WorkDatabase> logger;
    private readonly WorkStore store;
    private readonly AuditTrail? trail;
    private readonly Lock looking = new();
    private WorkState? found;
    private DateTime foundAt;
    private Task<Func<WorkDbContext>>? contexts;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="options">Where they are.</param>
    /// <param name="logger">Takes why they cannot be used.</param>
    /// <param name="trail">Keeps every change in the audit log; null for none.</param>
    public WorkDatabase(ServeOptions options, ILogger<WorkDatabase> logger, AuditTrail? trail = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.logger, this.trail, store) = (logger, trail, options.Work is { } server ? new PostgresStore(server) : new SqliteStore(options.DataDirectory));
    }

    /// <summary>Whether it can be used; where it cannot, the log says why, and the numbers are shown without it.</summary>
    public bool IsUsable => Found() != WorkState.Unusable && contexts is not { IsFaulted: true };

    /// <summary>Registers the database and what reads and writes it.</summary>
    public static IServiceCollection AddWork(IServiceCollection services) => services
        .AddSingleton<WorkDatabase>().AddHostedService(provider => provider.GetRequiredService<WorkDatabase>())
        .AddSingleton<WorkspaceZone>().AddSingleton<SavedSegments>().AddSingleton<CommentaryLog>().AddSingleton<HealthOverrides>().AddSingleton<CustomerHealthDesk>()
        .AddSingleton<CustomerVisits>().AddSingleton<RenewalCalls>().AddSingleton<RenewalForecasts>().AddSingleton<Offers>().AddScoped<TargetList>()
        .AddSingleton<TaskList>().AddSingleton<TaskOwners>().AddSingleton<TaskDesk>().AddSingleton<TaskWeigher>().AddSingleton<PlaybookBook>().AddSingleton<PlaybookRunner>().AddSingleton<PlaybookResults>()
        .AddSingleton<NoteBook>().AddSingleton<Outbox>().AddSingleton<Digest>()
        .AddSingleton<WebhookGate>().AddSingleton<WebhookDesk>().AddSingleton<WebhookScout>().AddSingleton<WebhookOutbox>().AddSingleton<WebhookNotice>().AddSingleton<WebhookSender>()
        .AddSingleton<ReviewDraft>().AddSingleton<ReviewDesk>().AddSingleton<ReviewLooks>().AddSingleton<RazorPaper>().AddSingleton<ReviewPrinter>()
        .AddSingleton<WrittenValues>().AddSingleton<PageLists>().AddSingleton<PageWorkbook>().AddSingleton<ExportDesk>().AddSingleton<ExportSender>();

    /// <summary>The tables, up to date, for who wants to write. The caller disposes.</summary>
    /// <exception cref="WorkUnreachableException">A server that does not answer.</exception>
    public async Task<WorkDbContext> OpenAsync(CancellationToken cancel) => (await ContextsAsync().WaitAsync(cancel))();

    /// <summary>The rows of a select that SQLite and PostgreSQL both understand; none while nobody has written anything, or where <see cref="IsUsable"/> is false.</summary>
    public async Task<IReadOnlyList<T>> ReadAsync<T>(string select, Func<DbDataReader, T> row, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(values);
        if (store.MayComeBack && !IsUsable) return [];
        if (contexts is not null || Found() == WorkState.Behind) await ContextsAsync().WaitAsync(cancel);
        else if (Found() != WorkState.Current) return [];
        await using var connection = store.Connect();
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (DbException e) when (store.MayComeBack)
        {
            Give(WorkState.Unusable, e);
            return [];
        }

        await using var command = Command(connection, select, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<T> rows = [];
        while (await reader.ReadAsync(cancel)) rows.Add(row(reader));
        return rows;
    }

    /// <summary>Runs a plain statement that both understand, and that the audit log need not follow, or is itself. The tables are made where they are missing.</summary>
    /// <returns>How many rows it changed.</returns>
    /// <exception cref="WorkUnreachableException">A server that does not answer.</exception>
    public async Task<int> ExecuteAsync(string statement, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (contexts is not null || Found() != WorkState.Current) await ContextsAsync().WaitAsync(cancel);
        await using var connection = store.Connect();
        await connection.OpenAsync(cancel);
        await using var command = Command(connection, statement, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether a save failed because somebody else had saved the same thing just before.</summary>
    public static bool IsClash(DbUpdateException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        const int constraint = 19;
        return problem.InnerException is SqliteException { SqliteErrorCode: constraint } or DbException { SqlState: ['2', '3', ..] };
    }

    /// <summary>Looks at what is there, and begins to bring older tables up to date. The warehouse is open by now, so no other process works on this directory.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (store.MayComeBack) _ = Task.Run(Begin, CancellationToken.None);
        else Begin();
        return Task.CompletedTask;
    }

    /// <summary>Closes what is open.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (contexts is { } begun) await ((Task)begun).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        store.Close();
    }

    private DbCommand Command(DbConnection connection, string text, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, store.Kept(value));
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Begin()
    {
        if (Found() == WorkState.Behind) _ = ContextsAsync();
    }

    /// <summary>What is there; a server that did not answer is asked again after a pause.</summary>
    private WorkState Found()
    {
        if (found is { } known && (known != WorkState.Unusable || !store.MayComeBack || DateTime.UtcNow < foundAt + Pause)) return known;
        lock (looking)
        {
            if (found is { } other && (other != WorkState.Unusable || !store.MayComeBack || DateTime.UtcNow < foundAt + Pause)) return other;
            // Others go on without it while one waits for the answer.
            foundAt = DateTime.UtcNow;
            try
            {
                found = store.Look();
                if (contexts is { IsFaulted: true }) contexts = null;
            }
            catch (DbException e)
            {
                Give(WorkState.Unusable, e);
            }

            return found!.Value;
        }
    }

    private void Give(WorkState state, Exception reason)
    {
        (found, foundAt) = (state, DateTime.UtcNow);
        LogUnusable(reason, store.Place);
    }

    private Task<Func<WorkDbContext>> ContextsAsync()
    {
        if (store.MayComeBack && Found() == WorkState.Unusable) throw new WorkUnreachableException(store.Place);
        lock (looking) return contexts ??= Task.Run(MigrateAsync);
    }

    private async Task<Func<WorkDbContext>> MigrateAsync()
    {
        var create = store.Contexts(trail);
        if (Found() == WorkState.Current) return create;
        try
        {
            await using var db = create();
            await store.BeforeMigrationAsync(db);
            // Nobody waits for it in a browser.
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await db.Database.MigrateAsync();
            return create;
        }
        catch (DbException e)
        {
            Give(WorkState.Unusable, e);
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Place} cannot be used: what people write (segments, targets, commentary, tasks, notes) is not shown meanwhile; the numbers are")]
    private partial void LogUnusable(Exception reason, string place);
}
