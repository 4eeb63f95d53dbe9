using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Retention.Web.Work.Migrations.Postgres;

/// <summary>Every table of what people write, on PostgreSQL.</summary>
[DbContext(typeof(PostgresWorkDbContext))]
[Migration("20261123074624_FirstPostgresTables")]
public class FirstPostgresTables : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "commentaries",
            columns: table => new
            {
                period = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                version = table.Column<int>(type: "integer", nullable: false),
                text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_commentaries", x => new { x.period, x.version });
            });

        migrationBuilder.CreateTable(
            name: "health_overrides",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                customer_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                band = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, collation: "C"),
                reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                taken_back_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_health_overrides", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "segments",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                where = table.Column<string>(type: "text", nullable: false, collation: "C"),
                owner = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_segments", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "targets",
            columns: table => new
            {
                metric = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                period = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                value = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_targets", x => new { x.period, x.metric });
            });

        migrationBuilder.CreateIndex(
            name: "IX_health_overrides_customer_id",
            table: "health_overrides",
            column: "customer_id");

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

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(
            name: "commentaries");

        migrationBuilder.DropTable(
            name: "health_overrides");

        migrationBuilder.DropTable(
            name: "segments");

        migrationBuilder.DropTable(
            name: "targets");
    }
}
