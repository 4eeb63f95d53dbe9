using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Retention.Web.Security.Auditing;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>People who sign in, their sessions, keys of programs, and the audit log.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123082759_People")]
public class People : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "api_keys",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                prefix = table.Column<string>(type: "TEXT", nullable: false),
                hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                book = table.Column<string>(type: "TEXT", nullable: true),
                made_by = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                revoked_at = table.Column<DateTime>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_api_keys", x => x.id);
            });
        migrationBuilder.CreateTable(
            name: "audit",
            columns: table => new
            {
                id = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                at = table.Column<DateTime>(type: "TEXT", nullable: false),
                person_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                person_name = table.Column<string>(type: "TEXT", nullable: false),
                act = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                entity = table.Column<string>(type: "TEXT", nullable: false),
                key = table.Column<string>(type: "TEXT", nullable: false),
                change = table.Column<string>(type: "TEXT", nullable: true),
                address = table.Column<string>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_audit", x => x.id);
            });
        migrationBuilder.CreateTable(
            name: "people",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                role = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                book = table.Column<string>(type: "TEXT", nullable: true),
                language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                left_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                password_hash = table.Column<string>(type: "TEXT", nullable: true),
                security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                phone_number = table.Column<string>(type: "TEXT", nullable: true),
                phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_people", x => x.id);
            });
        migrationBuilder.CreateTable(
            name: "sessions",
            columns: table => new
            {
                id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                person_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                begun_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                ends_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                address = table.Column<string>(type: "TEXT", nullable: true),
                browser = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_sessions", x => x.id);
            });
        migrationBuilder.CreateTable(
            name: "people_claims",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                user_id = table.Column<string>(type: "TEXT", nullable: false),
                claim_type = table.Column<string>(type: "TEXT", nullable: true),
                claim_value = table.Column<string>(type: "TEXT", nullable: true)
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
                login_provider = table.Column<string>(type: "TEXT", nullable: false),
                provider_key = table.Column<string>(type: "TEXT", nullable: false),
                provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                user_id = table.Column<string>(type: "TEXT", nullable: false)
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
                user_id = table.Column<string>(type: "TEXT", nullable: false),
                login_provider = table.Column<string>(type: "TEXT", nullable: false),
                name = table.Column<string>(type: "TEXT", nullable: false),
                value = table.Column<string>(type: "TEXT", nullable: true)
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
        migrationBuilder.CreateIndex(name: "IX_api_keys_hash", table: "api_keys", column: "hash", unique: true);
        migrationBuilder.CreateIndex(name: "IX_audit_at", table: "audit", column: "at");
        migrationBuilder.CreateIndex(name: "IX_audit_entity_key", table: "audit", columns: ["entity", "key"]);
        migrationBuilder.CreateIndex(name: "EmailIndex", table: "people", column: "normalized_email", unique: true);
        migrationBuilder.CreateIndex(name: "UserNameIndex", table: "people", column: "normalized_user_name", unique: true);
        migrationBuilder.CreateIndex(name: "IX_people_claims_user_id", table: "people_claims", column: "user_id");
        migrationBuilder.CreateIndex(name: "IX_people_logins_user_id", table: "people_logins", column: "user_id");
        migrationBuilder.CreateIndex(name: "IX_sessions_person_id", table: "sessions", column: "person_id");
        migrationBuilder.Sql(AuditGuard.Sqlite);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(name: "api_keys");
        migrationBuilder.DropTable(name: "audit");
        migrationBuilder.DropTable(name: "people_claims");
        migrationBuilder.DropTable(name: "people_logins");
        migrationBuilder.DropTable(name: "people_tokens");
        migrationBuilder.DropTable(name: "sessions");
        migrationBuilder.DropTable(name: "people");
    }
}
