using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Retention.Web.Work.Migrations.Postgres;

/// <summary>Webhooks and their messages.</summary>
[DbContext(typeof(PostgresWorkDbContext))]
[Migration("20261123121500_WebhooksOnPostgres")]
public class WebhooksOnPostgres : Migration
{
    private static readonly string[] Once = ["webhook_id", "key"];
    private static readonly string[] InOrder = ["state", "webhook_id", "customer_id", "id"];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "webhooks",
            columns: table => new
            {
                id = table.Column<int>(type: "integer", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                events = table.Column<string>(type: "text", nullable: false, collation: "C"),
                secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                off_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                off_because = table.Column<string>(type: "text", nullable: true, collation: "C"),
                failing_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                seen_run = table.Column<int>(type: "integer", nullable: false),
                seen_scores = table.Column<int>(type: "integer", nullable: false)
            },
            constraints: table => table.PrimaryKey("PK_webhooks", x => x.id));

        migrationBuilder.CreateTable(
            name: "webhook_deliveries",
            columns: table => new
            {
                id = table.Column<long>(type: "bigint", nullable: false)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                webhook_id = table.Column<int>(type: "integer", nullable: false),
                key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                @event = table.Column<string>(type: "text", nullable: false, collation: "C"),
                customer_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                attempts = table.Column<int>(type: "integer", nullable: false),
                made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                next_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                status = table.Column<int>(type: "integer", nullable: true),
                failure = table.Column<string>(type: "text", nullable: true, collation: "C")
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_webhook_deliveries", x => x.id);
                table.ForeignKey(
                    name: "FK_webhook_deliveries_webhooks_webhook_id",
                    column: x => x.webhook_id,
                    principalTable: "webhooks",
                    principalColumn: "id",
                    onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateIndex(
            name: "IX_webhook_deliveries_state_webhook_id_customer_id_id",
            table: "webhook_deliveries",
            columns: InOrder);

        migrationBuilder.CreateIndex(
            name: "IX_webhook_deliveries_webhook_id_key",
            table: "webhook_deliveries",
            columns: Once,
            unique: true);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.DropTable(name: "webhook_deliveries");
        migrationBuilder.DropTable(name: "webhooks");
    }
}
