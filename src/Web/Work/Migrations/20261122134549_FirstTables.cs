using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>Segments, targets and commentaries. There is no way back: migrations only go forward.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261122134549_FirstTables")]
public class FirstTables : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "commentaries",
            columns: table => new
            {
                period = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                version = table.Column<int>(type: "INTEGER", nullable: false),
                text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_commentaries", x => new { x.period, x.version });
            });

        migrationBuilder.CreateTable(
            name: "segments",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                where = table.Column<string>(type: "TEXT", nullable: false),
                owner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_segments", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "targets",
            columns: table => new
            {
                metric = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                period = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                value = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: false),
                set_at = table.Column<DateTime>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_targets", x => new { x.period, x.metric });
            });

        migrationBuilder.CreateIndex(
            name: "IX_segments_name",
            table: "segments",
            column: "name",
            unique: true,
            filter: "owner is null and deleted_at is null");

        migrationBuilder.CreateIndex(
            name: "IX_segments_owner_name",
            table: "segments",
            columns: ["owner", "name"],
            unique: true,
            filter: "deleted_at is null");
    }
}
