using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Retention.Web.Security.Auditing;

namespace Retention.Web.Work;

/// <summary>A PostgreSQL database. See docs/decisions/0062.</summary>
internal sealed class PostgresStore(WorkServer server) : WorkStore
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(server.ConnectionString);

    public override string Place => server.ToString();

    public override bool MayComeBack => true;

    public override DbConnection Connect() => source.CreateConnection();

    public override WorkState Look()
    {
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand();
        // A table by its name on the search path, as the migrations find it.
        command.CommandText = "select to_regclass('\"__EFMigrationsHistory\"') is null";
        if (command.ExecuteScalar() is true) return WorkState.Behind;
        command.CommandText = "select max(\"MigrationId\" collate \"C\") from \"__EFMigrationsHistory\"";
        return ByMigration(command.ExecuteScalar(), PostgresWorkDbContext.LatestPostgresMigration);
    }

    public override Func<WorkDbContext> Contexts(AuditTrail? trail) =>
        new PooledDbContextFactory<PostgresWorkDbContext>(new DbContextOptionsBuilder<PostgresWorkDbContext>().UseNpgsql(source).AddInterceptors(trail is null ? [] : [trail]).Options).CreateDbContext;

    /// <summary>PostgreSQL keeps no text with a NUL in it.</summary>
    public override object Kept(object? value) => value is string text ? PostgresWorkDbContext.Kept(text) : base.Kept(value);

    public override void Close() => source.Dispose();
}
