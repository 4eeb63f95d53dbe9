using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using Retention.Web.Work.Reviews;

#nullable disable

namespace Retention.Web.Work.Migrations.Postgres;

/// <summary>Reviews of quarters, what was published of them, and exports at set times.</summary>
[DbContext(typeof(PostgresWorkDbContext))]
[Migration("20261123125000_ReviewsOnPostgres")]
public class ReviewsOnPostgres : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<byte[]>(
            name: "attachment",
            table: "outbox",
            type: "bytea",
            nullable: true);

        migrationBuilder.AddColumn<string>(
            name: "attachment_name",
            table: "outbox",
            type: "text",
            nullable: true,
            collation: "C");

        migrationBuilder.CreateTable(
            name: "export_runs",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                export_id = table.Column<int>(type: "integer", nullable: false),
                started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                file = table.Column<string>(type: "text", nullable: true, collation: "C"),
                bytes = table.Column<long>(type: "bigint", nullable: false),
                failure = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_export_runs", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "published_reviews",
            columns: table => new
            {
                quarter = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                version = table.Column<int>(type: "integer", nullable: false),
                figures = table.Column<string>(type: "text", nullable: false, collation: "C"),
                figures_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                words = table.Column<string>(type: "text", nullable: false, collation: "C"),
                policy_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                data_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                as_of = table.Column<DateOnly>(type: "date", nullable: false),
                published_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                publisher_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_published_reviews", x => new { x.quarter, x.version });
            });

        migrationBuilder.CreateTable(
            name: "review_actions",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                quarter = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                section = table.Column<string>(type: "text", nullable: false, collation: "C"),
                text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                owner = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                due_on = table.Column<DateOnly>(type: "date", nullable: false),
                state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                closed_in = table.Column<string>(type: "text", nullable: true, collation: "C"),
                changed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                edition = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_review_actions", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "review_look",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false),
                company = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                heading = table.Column<string>(type: "text", nullable: false, collation: "C"),
                band = table.Column<string>(type: "text", nullable: false, collation: "C"),
                logo = table.Column<byte[]>(type: "bytea", nullable: true),
                logo_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                edition = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_review_look", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "review_texts",
            columns: table => new
            {
                quarter = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                section = table.Column<string>(type: "text", nullable: false, collation: "C"),
                text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                written_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                edition = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_review_texts", x => new { x.quarter, x.section });
            });

        migrationBuilder.CreateTable(
            name: "reviews",
            columns: table => new
            {
                quarter = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                sections = table.Column<string>(type: "text", nullable: false, collation: "C"),
                edition = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_reviews", x => x.quarter);
            });

        migrationBuilder.CreateTable(
            name: "scheduled_exports",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                format = table.Column<string>(type: "text", nullable: false, collation: "C"),
                filter = table.Column<string>(type: "text", nullable: false, collation: "C"),
                period = table.Column<string>(type: "text", nullable: false, collation: "C"),
                language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                cron = table.Column<string>(type: "text", nullable: false, collation: "C"),
                zone = table.Column<string>(type: "text", nullable: false, collation: "C"),
                way = table.Column<string>(type: "text", nullable: false, collation: "C"),
                target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_scheduled_exports", x => x.id);
            });

        migrationBuilder.CreateIndex(
            name: "IX_export_runs_export_id",
            table: "export_runs",
            column: "export_id");

        migrationBuilder.CreateIndex(
            name: "IX_review_actions_quarter_closed_in",
            table: "review_actions",
            columns: ["quarter", "closed_in"]);
        migrationBuilder.Sql(PublishedGuard.Postgres);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(
            name: "export_runs");

        migrationBuilder.DropTable(
            name: "published_reviews");

        migrationBuilder.DropTable(
            name: "review_actions");

        migrationBuilder.DropTable(
            name: "review_look");

        migrationBuilder.DropTable(
            name: "review_texts");

        migrationBuilder.DropTable(
            name: "reviews");

        migrationBuilder.DropTable(
            name: "scheduled_exports");

        migrationBuilder.DropColumn(
            name: "attachment",
            table: "outbox");

        migrationBuilder.DropColumn(
            name: "attachment_name",
            table: "outbox");
        migrationBuilder.Sql("drop function published_reviews_stay()");
    }
}
