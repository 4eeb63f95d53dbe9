using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Retention.Web.Work;

namespace Retention.Web.Tests.Work;

/// <summary>A work database of its own, in a folder or on the server, and the desks over it.</summary>
public sealed class AWorkDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("retention-work-");
    private readonly WorkServer? server;

    /// <summary><c>work.db</c>, or an empty database of the server.</summary>
    public AWorkDatabase(bool onServer = false)
    {
        server = onServer ? PostgresServer.NewDatabase() : null;
        Database = Open();
        (Segments, Log) = (new(Database, TimeProvider.System), new(Database, TimeProvider.System));
    }

    public string File => Path.Combine(folder.FullName, "work.db");

    public bool IsOnServer => server is not null;

    public WorkDatabase Database { get; }

    public SavedSegments Segments { get; }

    public CommentaryLog Log { get; }

    /// <summary>As each request has one of its own.</summary>
    public TargetList Targets => new(Database, TimeProvider.System);

    /// <summary>The same database, as the next start of the app opens it.</summary>
    public WorkDatabase Open() => new(new ServeOptions(folder.FullName, Work: server), NullLogger<WorkDatabase>.Instance);

    /// <summary>Does something to the tables behind the app's back.</summary>
    public void Execute(string sql)
    {
        using System.Data.Common.DbConnection connection = server is null ? new SqliteConnection($"Data Source={File};Pooling=False") : new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.StopAsync(CancellationToken.None);
        folder.Delete(recursive: true);
    }
}
