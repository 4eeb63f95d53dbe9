using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Retention.Web.Work.Migrations.Postgres;

/// <summary>People who sign in and what they write: sessions, keys, audit, tasks, notes, renewals, offers, visits.</summary>
[DbContext(typeof(PostgresWorkDbContext))]
[Migration("20261123091447_PeopleAndWork")]
public class PeopleAndWork : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "api_keys",
            columns: table => new
            {
                id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                prefix = table.Column<string>(type: "text", nullable: false, collation: "C"),
                hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                book = table.Column<string>(type: "text", nullable: true, collation: "C"),
                made_by = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                revoked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_api_keys", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "audit",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                person_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                person_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                act = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                entity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                change = table.Column<string>(type: "text", nullable: true, collation: "C"),
                address = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audit", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "customer_visits",
            columns: table => new
            {
                person = table.Column<string>(type: "text", nullable: false, collation: "C"),
                customer_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                visited_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                visited_to = table.Column<DateOnly>(type: "date", nullable: false),
                seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                seen_to = table.Column<DateOnly>(type: "date", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_customer_visits", x => new { x.person, x.customer_id });
            });

        migrationBuilder.CreateTable(
            name: "digest_readers",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                language = table.Column<string>(type: "text", nullable: false, collation: "C"),
                book = table.Column<string>(type: "text", nullable: true, collation: "C"),
                person = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_digest_readers", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "note_versions",
            columns: table => new
            {
                note_id = table.Column<int>(type: "integer", nullable: false),
                version = table.Column<int>(type: "integer", nullable: false),
                text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false, collation: "C"),
                author_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_note_versions", x => new { x.note_id, x.version });
            });

        migrationBuilder.CreateTable(
            name: "notes",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                customer_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                author = table.Column<string>(type: "text", nullable: false, collation: "C"),
                author_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                version = table.Column<int>(type: "integer", nullable: false),
                deleted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_notes", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "offers",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                customer_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                expected_mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                made_on = table.Column<DateOnly>(type: "date", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_offers", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "outbox",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                message_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                html = table.Column<string>(type: "text", nullable: false, collation: "C"),
                state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                attempts = table.Column<int>(type: "integer", nullable: false),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                next_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                failure = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_outbox", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "people",
            columns: table => new
            {
                id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                book = table.Column<string>(type: "text", nullable: true, collation: "C"),
                language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true, collation: "C"),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                left_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                security_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                phone_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                access_failed_count = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_people", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "playbook_runs",
            columns: table => new
            {
                cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                ran_on = table.Column<DateOnly>(type: "date", nullable: false),
                opened = table.Column<long>(type: "bigint", nullable: false),
                waiting = table.Column<long>(type: "bigint", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_playbook_runs", x => x.cause);
            });

        migrationBuilder.CreateTable(
            name: "playbooks",
            columns: table => new
            {
                cause = table.Column<string>(type: "text", nullable: false, collation: "C"),
                is_on = table.Column<bool>(type: "boolean", nullable: false),
                limit = table.Column<int>(type: "integer", nullable: true),
                steps = table.Column<string>(type: "text", nullable: false, collation: "C"),
                version = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_playbooks", x => x.cause);
            });

        migrationBuilder.CreateTable(
            name: "renewal_calls",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                customer_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                term_end = table.Column<DateOnly>(type: "date", nullable: false),
                call = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                expected_mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                said_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                said_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_renewal_calls", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "renewal_forecasts",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                taken_on = table.Column<DateOnly>(type: "date", nullable: false),
                customer_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                term_end = table.Column<DateOnly>(type: "date", nullable: false),
                mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: false),
                chance = table.Column<double>(type: "double precision", nullable: true),
                model_mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                call = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                call_mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                subscriptions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                kept_mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_renewal_forecasts", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "sessions",
            columns: table => new
            {
                id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                person_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                ends_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                browser = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sessions", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "task_settings",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false),
                cap_a_day = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_task_settings", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "tasks",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                customer_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                customer_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                title_es = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                cause = table.Column<string>(type: "text", nullable: true, collation: "C"),
                step = table.Column<int>(type: "integer", nullable: true),
                happened_on = table.Column<DateOnly>(type: "date", nullable: true),
                value = table.Column<double>(type: "double precision", nullable: true),
                evidence_file = table.Column<string>(type: "text", nullable: true, collation: "C"),
                evidence_line = table.Column<long>(type: "bigint", nullable: true),
                gone_on = table.Column<DateOnly>(type: "date", nullable: true),
                owner = table.Column<string>(type: "text", nullable: true, collation: "C"),
                owner_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                book = table.Column<string>(type: "text", nullable: true, collation: "C"),
                due_on = table.Column<DateOnly>(type: "date", nullable: false),
                state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                outcome = table.Column<string>(type: "text", nullable: true, collation: "C"),
                outcome_note = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true, collation: "C"),
                snoozed_until = table.Column<DateOnly>(type: "date", nullable: true),
                made_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                made_on = table.Column<DateOnly>(type: "date", nullable: false),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                closed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                mrr = table.Column<decimal>(type: "numeric(28,8)", precision: 28, scale: 8, nullable: true),
                risk = table.Column<double>(type: "double precision", nullable: true),
                urgency = table.Column<double>(type: "double precision", nullable: true),
                weight = table.Column<double>(type: "double precision", nullable: false),
                version = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_tasks", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "offer_states",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                offer_id = table.Column<int>(type: "integer", nullable: false),
                state = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                state_on = table.Column<DateOnly>(type: "date", nullable: false),
                written_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                written_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_offer_states", x => x.id);
                table.ForeignKey(
                    name: "FK_offer_states_offers_offer_id",
                    column: x => x.offer_id,
                    principalTable: "offers",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "people_claims",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                user_id = table.Column<string>(type: "character varying(32)", nullable: false, collation: "C"),
                claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_people_claims", x => x.id);
                table.ForeignKey(
                    name: "FK_people_claims_people_user_id",
                    column: x => x.user_id,
                    principalTable: "people",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "people_logins",
            columns: table => new
            {
                login_provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                provider_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                provider_display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                user_id = table.Column<string>(type: "character varying(32)", nullable: false, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_people_logins", x => new { x.login_provider, x.provider_key });
                table.ForeignKey(
                    name: "FK_people_logins_people_user_id",
                    column: x => x.user_id,
                    principalTable: "people",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "people_tokens",
            columns: table => new
            {
                user_id = table.Column<string>(type: "character varying(32)", nullable: false, collation: "C"),
                login_provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                value = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_people_tokens", x => new { x.user_id, x.login_provider, x.name });
                table.ForeignKey(
                    name: "FK_people_tokens_people_user_id",
                    column: x => x.user_id,
                    principalTable: "people",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_api_keys_hash",
            table: "api_keys",
            column: "hash",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_audit_at",
            table: "audit",
            column: "at");

        migrationBuilder.CreateIndex(
            name: "IX_audit_entity_key",
            table: "audit",
            columns: ["entity", "key"]);

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
            name: "IX_offer_states_offer_id",
            table: "offer_states",
            column: "offer_id");

        migrationBuilder.CreateIndex(
            name: "IX_offers_customer_id",
            table: "offers",
            column: "customer_id");

        migrationBuilder.CreateIndex(
            name: "IX_outbox_key",
            table: "outbox",
            column: "key",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_outbox_state_next_at",
            table: "outbox",
            columns: ["state", "next_at"]);

        migrationBuilder.CreateIndex(
            name: "EmailIndex",
            table: "people",
            column: "normalized_email",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "UserNameIndex",
            table: "people",
            column: "normalized_user_name",
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_people_claims_user_id",
            table: "people_claims",
            column: "user_id");

        migrationBuilder.CreateIndex(
            name: "IX_people_logins_user_id",
            table: "people_logins",
            column: "user_id");

        migrationBuilder.CreateIndex(
            name: "IX_renewal_calls_customer_id_term_end",
            table: "renewal_calls",
            columns: ["customer_id", "term_end"]);

        migrationBuilder.CreateIndex(
            name: "IX_renewal_forecasts_taken_on_customer_id_term_end",
            table: "renewal_forecasts",
            columns: ["taken_on", "customer_id", "term_end"],
            unique: true);

        migrationBuilder.CreateIndex(
            name: "IX_renewal_forecasts_term_end",
            table: "renewal_forecasts",
            column: "term_end",
            filter: "kept_mrr is null");

        migrationBuilder.CreateIndex(
            name: "IX_sessions_person_id",
            table: "sessions",
            column: "person_id");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_customer_id",
            table: "tasks",
            column: "customer_id");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_customer_id_cause",
            table: "tasks",
            columns: ["customer_id", "cause"],
            unique: true,
            filter: "state = 'open' and step is not null");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_customer_id_cause_happened_on_step",
            table: "tasks",
            columns: ["customer_id", "cause", "happened_on", "step"],
            unique: true,
            filter: "step is not null");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_made_on",
            table: "tasks",
            column: "made_on");

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_book_weight",
            table: "tasks",
            columns: ["state", "book", "weight"]);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_cause_weight",
            table: "tasks",
            columns: ["state", "cause", "weight"]);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_due_on_snoozed_until",
            table: "tasks",
            columns: ["state", "due_on", "snoozed_until"]);

        migrationBuilder.CreateIndex(
            name: "IX_tasks_state_weight",
            table: "tasks",
            columns: ["state", "weight"]);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(
            name: "api_keys");

        migrationBuilder.DropTable(
            name: "audit");

        migrationBuilder.DropTable(
            name: "customer_visits");

        migrationBuilder.DropTable(
            name: "digest_readers");

        migrationBuilder.DropTable(
            name: "note_versions");

        migrationBuilder.DropTable(
            name: "notes");

        migrationBuilder.DropTable(
            name: "offer_states");

        migrationBuilder.DropTable(
            name: "outbox");

        migrationBuilder.DropTable(
            name: "people_claims");

        migrationBuilder.DropTable(
            name: "people_logins");

        migrationBuilder.DropTable(
            name: "people_tokens");

        migrationBuilder.DropTable(
            name: "playbook_runs");

        migrationBuilder.DropTable(
            name: "playbooks");

        migrationBuilder.DropTable(
            name: "renewal_calls");

        migrationBuilder.DropTable(
            name: "renewal_forecasts");

        migrationBuilder.DropTable(
            name: "sessions");

        migrationBuilder.DropTable(
            name: "task_settings");

        migrationBuilder.DropTable(
            name: "tasks");

        migrationBuilder.DropTable(
            name: "offers");

        migrationBuilder.DropTable(
            name: "people");
    }
}
