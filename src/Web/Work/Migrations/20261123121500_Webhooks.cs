using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>Webhooks and their messages.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123121500_Webhooks")]
public class Webhooks : Migration
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
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                address = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                events = table.Column<string>(type: "TEXT", nullable: false),
                secret = table.Column<string>(type: "TEXT", nullable: false),
                made_by = table.Column<string>(type: "TEXT", nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                off_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                off_because = table.Column<string>(type: "TEXT", nullable: true),
                failing_since = table.Column<DateTime>(type: "TEXT", nullable: true),
                seen_run = table.Column<int>(type: "INTEGER", nullable: false),
                seen_scores = table.Column<int>(type: "INTEGER", nullable: false)
            },
            constraints: table => table.PrimaryKey("PK_webhooks", x => x.id));

        migrationBuilder.CreateTable(
            name: "webhook_deliveries",
            columns: table => new
            {
                id = table.Column<long>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                webhook_id = table.Column<int>(type: "INTEGER", nullable: false),
                key = table.Column<string>(type: "TEXT", nullable: false),
                @event = table.Column<string>(type: "TEXT", nullable: false),
                customer_id = table.Column<string>(type: "TEXT", nullable: true),
                body = table.Column<string>(type: "TEXT", nullable: false),
                state = table.Column<string>(type: "TEXT", nullable: false),
                attempts = table.Column<int>(type: "INTEGER", nullable: false),
                made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                until_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                status = table.Column<int>(type: "INTEGER", nullable: true),
                failure = table.Column<string>(type: "TEXT", nullable: true)
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
