using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Retention.Web.Work;

/// <summary>The SQLite tables as <c>dotnet ef migrations add NAME --context WorkDbContext</c> sees them.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<WorkDbContext>
{
    /// <inheritdoc/>
    public WorkDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<WorkDbContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>The PostgreSQL tables as <c>dotnet ef migrations add NAME --context PostgresWorkDbContext --output-dir Work/Migrations/Postgres</c> sees them.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresWorkDbContext>
{
    /// <inheritdoc/>
    public PostgresWorkDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresWorkDbContext>().UseNpgsql("Host=nowhere").Options);
}
