using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Retention.Web.Security.Auditing;

namespace Retention.Web.Work;

/// <summary><c>work.db</c> in the data directory.</summary>
internal sealed class SqliteStore(string directory) : WorkStore
{
    // How many seconds somebody waits while another writes; after that it is said.
    private const int Patience = 10;
    private readonly string file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "work.db"), DefaultTimeout = Patience }.ConnectionString;

    public override string Place => Path.Combine(directory, "work.db");

    public override bool MayComeBack => false;

    public override DbConnection Connect() => new SqliteConnection(file);

    public override WorkState Look()
    {
        if (!File.Exists(Place)) return WorkState.Missing;
        using var connection = new SqliteConnection(file);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is 0L) return WorkState.Behind;
        command.CommandText = "select max(\"MigrationId\") from \"__EFMigrationsHistory\"";
        return ByMigration(command.ExecuteScalar(), WorkDbContext.LatestMigration);
    }

    public override Func<WorkDbContext> Contexts(AuditTrail? trail) => new PooledDbContextFactory<WorkDbContext>(new DbContextOptionsBuilder<WorkDbContext>().UseSqlite(file).AddInterceptors(trail is null ? [] : [trail]).Options).CreateDbContext;

    /// <summary>A process that is killed while it migrates leaves its lock behind, and the next one would wait for it for ever.</summary>
    public override Task BeforeMigrationAsync(WorkDbContext db) => db.Database.ExecuteSqlRawAsync("drop table if exists \"__EFMigrationsLock\"");

    public override void Close()
    {
        using var connection = new SqliteConnection(file);
        SqliteConnection.ClearPool(connection);
    }
}
