using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Retention.Web.Work.Migrations;

/// <summary>Bands that people have set against the model.</summary>
[DbContext(typeof(WorkDbContext))]
[Migration("20261123043000_HealthOverrides")]
public class HealthOverrides : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.CreateTable(
            name: "health_overrides",
            columns: table => new
            {
                id = table.Column<int>(type: "INTEGER", nullable: false)
                    .Annotation("Sqlite:Autoincrement", true),
                customer_id = table.Column<string>(type: "TEXT", nullable: false),
                band = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                set_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                taken_back_at = table.Column<DateTime>(type: "TEXT", nullable: true)
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_health_overrides", x => x.id);
            });

        migrationBuilder.CreateIndex(
            name: "IX_health_overrides_customer_id",
            table: "health_overrides",
            column: "customer_id");
    }
}
