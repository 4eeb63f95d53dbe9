using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Retention.Web.Work;

namespace Retention.Web.Tests.Work;

/// <summary>A work database in a folder of its own, and the desks over it.</summary>
public sealed class AWorkDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("retention-work-");

    public AWorkDatabase()
    {
        Database = Open();
        (Segments, Log) = (new(Database, TimeProvider.System), new(Database, TimeProvider.System));
    }

    public string File => Path.Combine(folder.FullName, "work.db");

    public WorkDatabase Database { get; }

    public SavedSegments Segments { get; }

    public CommentaryLog Log { get; }

    /// <summary>As each request has one of its own.</summary>
    public TargetList Targets => new(Database, TimeProvider.System);

    /// <summary>The same file, as the next start of the app opens it.</summary>
    public WorkDatabase Open() => new(new ServeOptions(folder.FullName), NullLogger<WorkDatabase>.Instance);

    /// <summary>Does something to the file behind the app's back.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
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
