using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations.Postgres;

/// <summary>What a scheduled export asks besides its filter, and how often it was changed.</summary>
[DbContext(typeof(PostgresWorkDbContext))]
[Migration("20261123160000_ExportsAsked")]
public class ExportsAsked : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<string>(name: "asked", table: "scheduled_exports", type: "text", nullable: false, defaultValue: "", collation: "C");
        migrationBuilder.AddColumn<int>(name: "version", table: "scheduled_exports", type: "integer", nullable: false, defaultValue: 1);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropColumn(name: "version", table: "scheduled_exports");
        migrationBuilder.DropColumn(name: "asked", table: "scheduled_exports");
    }
}
