using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Retention.Web.Work;

/// <summary>The same tables on PostgreSQL, with migrations of their own. Text is compared and sorted as SQLite does it, character by character.</summary>
public sealed class PostgresWorkDbContext(DbContextOptions<PostgresWorkDbContext> options) : WorkDbContext(options)
{
    /// <summary>The last of the migrations for PostgreSQL.</summary>
    public const string LatestPostgresMigration = "20261123160000_ExportsAsked";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(property => property.ClrType == typeof(string)))
        {
            property.SetCollation("C");
            property.SetValueConverter(new ValueConverter<string, string>(text => Kept(text), text => text));
        }
    }

    internal static string Kept(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
