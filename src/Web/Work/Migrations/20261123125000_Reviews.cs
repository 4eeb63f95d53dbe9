using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Retention.Web.Work.Reviews;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>Reviews of quarters, what was published of them, and exports at set times.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123125000_Reviews")]
public class Reviews : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.AddColumn<byte[]>(
            name: "attachment",
            table: "outbox",
            type: "BLOB",
            nullable: true);

        migrationBuilder.AddColumn<string>(
            name: "attachment_name",
            table: "outbox",
            type: "TEXT",
            nullable: true);

        migrationBuilder.CreateTable(
            name: "export_runs",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                export_id = table.Column<int>(type: "INTEGER", nullable: false),
                started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                ended_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                file = table.Column<string>(type: "TEXT", nullable: true),
                bytes = table.Column<long>(type: "INTEGER", nullable: false),
                failure = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_export_runs", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "published_reviews",
            columns: table => new
            {
                quarter = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                version = table.Column<int>(type: "INTEGER", nullable: false),
                figures = table.Column<string>(type: "TEXT", nullable: false),
                figures_hash = table.Column<string>(type: "TEXT", nullable: false),
                words = table.Column<string>(type: "TEXT", nullable: false),
                policy_hash = table.Column<string>(type: "TEXT", nullable: false),
                data_hash = table.Column<string>(type: "TEXT", nullable: false),
                as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                published_by = table.Column<string>(type: "TEXT", nullable: false),
                publisher_name = table.Column<string>(type: "TEXT", nullable: false),
                published_at = table.Column<DateTime>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_published_reviews", x => new { x.quarter, x.version });
            });

        migrationBuilder.CreateTable(
            name: "review_actions",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                quarter = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                section = table.Column<string>(type: "TEXT", nullable: false),
                text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                closed_in = table.Column<string>(type: "TEXT", nullable: true),
                changed_by = table.Column<string>(type: "TEXT", nullable: false),
                changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                edition = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_review_actions", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "review_look",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false),
                company = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                heading = table.Column<string>(type: "TEXT", nullable: false),
                band = table.Column<string>(type: "TEXT", nullable: false),
                logo = table.Column<byte[]>(type: "BLOB", nullable: true),
                logo_type = table.Column<string>(type: "TEXT", nullable: true),
                edition = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_review_look", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "review_texts",
            columns: table => new
            {
                quarter = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                section = table.Column<string>(type: "TEXT", nullable: false),
                text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                written_by = table.Column<string>(type: "TEXT", nullable: false),
                written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                edition = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_review_texts", x => new { x.quarter, x.section });
            });

        migrationBuilder.CreateTable(
            name: "reviews",
            columns: table => new
            {
                quarter = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                sections = table.Column<string>(type: "TEXT", nullable: false),
                edition = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_reviews", x => x.quarter);
            });

        migrationBuilder.CreateTable(
            name: "scheduled_exports",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                name = table.Column<string>(type: "TEXT", nullable: false),
                kind = table.Column<string>(type: "TEXT", nullable: false),
                item = table.Column<string>(type: "TEXT", nullable: false),
                format = table.Column<string>(type: "TEXT", nullable: false),
                filter = table.Column<string>(type: "TEXT", nullable: false),
                period = table.Column<string>(type: "TEXT", nullable: false),
                language = table.Column<string>(type: "TEXT", nullable: false),
                cron = table.Column<string>(type: "TEXT", nullable: false),
                zone = table.Column<string>(type: "TEXT", nullable: false),
                way = table.Column<string>(type: "TEXT", nullable: false),
                target = table.Column<string>(type: "TEXT", nullable: false),
                made_by = table.Column<string>(type: "TEXT", nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
        migrationBuilder.Sql(PublishedGuard.Sqlite);
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
    }
}
