using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>What people expect of renewals, what was foreseen of them, and offers to customers.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123080148_Growth")]
public class Growth : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "offers",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                customer_id = table.Column<string>(type: "TEXT", nullable: false),
                kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                item = table.Column<string>(type: "TEXT", nullable: false),
                expected_mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: false),
                made_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_offers", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "renewal_calls",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                customer_id = table.Column<string>(type: "TEXT", nullable: false),
                term_end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                call = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                expected_mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: false),
                reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                said_by = table.Column<string>(type: "TEXT", nullable: false),
                said_at = table.Column<DateTime>(type: "TEXT", nullable: false)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_renewal_calls", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "renewal_forecasts",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                taken_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                customer_id = table.Column<string>(type: "TEXT", nullable: false),
                term_end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: false),
                chance = table.Column<double>(type: "REAL", nullable: true),
                model_mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                call = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                call_mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true),
                subscriptions = table.Column<string>(type: "TEXT", nullable: false),
                kept_mrr = table.Column<decimal>(type: "TEXT", precision: 28, scale: 8, nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_renewal_forecasts", x => x.id);
            });

        migrationBuilder.CreateTable(
            name: "offer_states",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                offer_id = table.Column<int>(type: "INTEGER", nullable: false),
                state = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                state_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                written_by = table.Column<string>(type: "TEXT", nullable: false),
                written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
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

        migrationBuilder.CreateIndex(
            name: "IX_offer_states_offer_id",
            table: "offer_states",
            column: "offer_id");

        migrationBuilder.CreateIndex(
            name: "IX_offers_customer_id",
            table: "offers",
            column: "customer_id");

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
    }
}
