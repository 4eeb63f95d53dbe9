using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>Tasks, playbooks, notes and mail.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123083000_Tasks")]
public class Tasks : Migration
{
    private static readonly string[] Columns1 = ["state", "next_at"];
    private static readonly string[] Columns2 = ["customer_id", "cause"];
    private static readonly string[] Columns3 = ["customer_id", "cause", "happened_on", "step"];
    private static readonly string[] Columns4 = ["state", "book", "weight"];
    private static readonly string[] StateCauseWeight = ["state", "cause", "weight"];
    private static readonly string[] Columns5 = ["state", "due_on", "snoozed_until"];
    private static readonly string[] Columns6 = ["state", "weight"];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "digest_readers",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                address = table.Column<string>(type: "TEXT", nullable: false),
                language = table.Column<string>(type: "TEXT", nullable: false),
                book = table.Column<string>(type: "TEXT", nullable: true),
                person = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_digest_readers", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "note_versions",
            columns: table => new
            {
                note_id = table.Column<int>(type: "INTEGER", nullable: false),
                version = table.Column<int>(type: "INTEGER", nullable: false),
                text = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                author_name = table.Column<string>(type: "TEXT", nullable: false),
                written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_note_versions", x => new { x.note_id, x.version });
            });

        migrationBuilder.CreateTable(
            name: "notes",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                customer_id = table.Column<string>(type: "TEXT", nullable: false),
                author = table.Column<string>(type: "TEXT", nullable: false),
                author_name = table.Column<string>(type: "TEXT", nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                version = table.Column<int>(type: "INTEGER", nullable: false),
                deleted_at = table.Column<DateTime>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_notes", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "outbox",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                key = table.Column<string>(type: "TEXT", nullable: false),
                message_id = table.Column<string>(type: "TEXT", nullable: false),
                address = table.Column<string>(type: "TEXT", nullable: false),
                subject = table.Column<string>(type: "TEXT", nullable: false),
                text = table.Column<string>(type: "TEXT", nullable: false),
                html = table.Column<string>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                attempts = table.Column<int>(type: "INTEGER", nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                failure = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_outbox", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "playbook_runs",
            columns: table => new
            {
                cause = table.Column<string>(type: "TEXT", nullable: false),
                ran_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                opened = table.Column<long>(type: "INTEGER", nullable: false),
                waiting = table.Column<long>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_playbook_runs", x => x.cause);
            });

        migrationBuilder.CreateTable(
            name: "playbooks",
            columns: table => new
            {
                cause = table.Column<string>(type: "TEXT", nullable: false),
                is_on = table.Column<bool>(type: "INTEGER", nullable: false),
                limit = table.Column<int>(type: "INTEGER", nullable: true),
                steps = table.Column<string>(type: "TEXT", nullable: false),
                version = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_playbooks", x => x.cause);
            });

        migrationBuilder.CreateTable(
            name: "task_settings",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false),
                cap_a_day = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_task_settings", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "tasks",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                customer_id = table.Column<string>(type: "TEXT", nullable: true),
                customer_name = table.Column<string>(type: "TEXT", nullable: true),
                title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                title_es = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                cause = table.Column<string>(type: "TEXT", nullable: true),
                step = table.Column<int>(type: "INTEGER", nullable: true),
                happened_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                value = table.Column<double>(type: "REAL", nullable: true),
                evidence_file = table.Column<string>(type: "TEXT", nullable: true),
                evidence_line = table.Column<long>(type: "INTEGER", nullable: true),
                gone_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                owner = table.Column<string>(type: "TEXT", nullable: true),
                owner_name = table.Column<string>(type: "TEXT", nullable: true),
                book = table.Column<string>(type: "TEXT", nullable: true),
                due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                outcome = table.Column<string>(type: "TEXT", nullable: true),
                outcome_note = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                snoozed_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                made_by = table.Column<string>(type: "TEXT", nullable: true),
                made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                closed_by = table.Column<string>(type: "TEXT", nullable: true),
                mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                risk = table.Column<double>(type: "REAL", nullable: true),
                urgency = table.Column<double>(type: "REAL", nullable: true),
                weight = table.Column<double>(type: "REAL", nullable: false),
                version = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_tasks", x => x.id);
            });

        migrationBuilder.CreateIndex(
            name: "IX_digest_readers_address",
            table: "digest_readers",
            column: "address",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_notes_customer_id",
            table: "notes",
            column: "customer_id");

        migrationBuilder.CreateIndex(
            name: "IX_outbox_key",
            table: "outbox",
            column: "key",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_outbox_state_next_at",
            table: "outbox",
            columns: Columns1);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_customer_id",
            table: "tasks",
            column: "customer_id");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_customer_id_cause",
            table: "tasks",
            columns: Columns2,
            unique: true,
            filter: "state = 'open' and step is not null");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_customer_id_cause_happened_on_step",
            table: "tasks",
            columns: Columns3,
            unique: true,
            filter: "step is not null");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_made_on",
            table: "tasks",
            column: "made_on");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_book_weight",
            table: "tasks",
            columns: Columns4);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_cause_weight",
            table: "tasks",
            columns: StateCauseWeight);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_due_on_snoozed_until",
            table: "tasks",
            columns: Columns5);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_weight",
            table: "tasks",
            columns: Columns6);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(
            name: "digest_readers");

        migrationBuilder.DropTable(
            name: "note_versions");

        migrationBuilder.DropTable(
            name: "notes");

        migrationBuilder.DropTable(
            name: "outbox");

        migrationBuilder.DropTable(
            name: "playbook_runs");

        migrationBuilder.DropTable(
            name: "playbooks");

        migrationBuilder.DropTable(
            name: "task_settings");

        migrationBuilder.DropTable(
            name: "tasks");
    }
}
